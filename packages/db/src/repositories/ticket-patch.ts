import type { TicketPatch } from '@fns/core/ports/ticket-store';
import { dateOrNull, objectId } from '../ids.ts';

/** A patch as the fields to `$set`: closing's fields one by one, so that none is lost. */
export function patchFields(patch: TicketPatch): Record<string, unknown> {
  const { closing, transcriptId, closedAt, ...plain } = patch;
  const fields: Record<string, unknown> = { ...withoutUndefined(plain) };
  if (transcriptId !== undefined) fields.transcriptId = transcriptId && objectId(transcriptId);
  if (closedAt !== undefined) fields.closedAt = dateOrNull(closedAt);
  for (const [name, value] of Object.entries(withoutUndefined(closing ?? {}))) {
    const isInstant = name === 'startedAt' || name === 'deleteChannelAt';
    fields[`closing.${name}`] = isInstant ? new Date(String(value)) : value;
  }
  const stands = channelStands(patch);
  if (stands !== undefined) fields.channelStands = stands;
  return fields;
}

/** What a patch says of the channel: stands, is gone, or (undefined) nothing new. */
function channelStands({ channelId, closing }: TicketPatch): boolean | undefined {
  if (closing?.channelDeleted === true || channelId === null) return false;
  return channelId === undefined ? undefined : true;
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
