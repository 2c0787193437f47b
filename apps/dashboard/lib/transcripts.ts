import { refuse } from '@fns/contracts/errors';
import { documentId } from '@fns/contracts/ids';
import type { Transcript, TranscriptList, TranscriptPage } from '@fns/contracts/transcript';
import { mayReadTranscript } from '@fns/core/access/may-read-transcript';
import { ok, type Result, refused } from '@fns/core/result';
import { messagesQuery, type PageQueryInput } from './api/contract.ts';
import type { GuildVisit } from './gate.ts';
import { pageOf } from './panels.ts';

/** Newest first: all of the guild's with `transcripts.view`, else those of tickets that this person opened or is staff of. */
export async function transcriptsOf(
  { guildId, user, access, stores }: GuildVisit,
  query: PageQueryInput = {},
): Promise<Result<TranscriptList>> {
  const own = access.permissions.includes('transcripts.view')
    ? {}
    : { of: { userId: user.id, roleIds: access.roleIds } };
  const { items, nextCursor } = await stores.transcripts.list(guildId, {
    ...pageOf(query),
    ...own,
  });
  // The names mentioned are for reading one; in a list they would outweigh everything else.
  return ok({ transcripts: items.map((item) => ({ ...item, mentions: undefined })), nextCursor });
}

/** A transcript and one page of its messages, oldest first. */
export async function transcriptOf(
  visit: GuildVisit,
  transcriptId: string,
  query: PageQueryInput = {},
): Promise<Result<TranscriptPage>> {
  const transcript = await readableTranscript(visit, transcriptId);
  if (!transcript.ok) return transcript;
  const { guildId, stores } = visit;
  const { limit, after } = messagesQuery.parse(query);
  const { items, nextCursor } = await stores.transcripts.messages(guildId, transcript.value.id, {
    limit,
    ...(after === undefined ? {} : { after }),
  });
  return ok({ transcript: transcript.value, messages: items, nextCursor });
}

/** One that this person may not read looks just like one that isn't there. */
export async function readableTranscript(
  { guildId, access, stores }: GuildVisit,
  transcriptId: string,
): Promise<Result<Transcript>> {
  const id = documentId.safeParse(transcriptId);
  const transcript = id.success ? await stores.transcripts.get(guildId, id.data) : null;
  if (!transcript) return refused(refuse('transcript_not_found'));
  const may =
    mayReadTranscript(access, transcript, null) ||
    mayReadTranscript(access, transcript, await stores.tickets.get(guildId, transcript.ticketId));
  return may ? ok(transcript) : refused(refuse('transcript_not_found'));
}
