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
  return fields;
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
