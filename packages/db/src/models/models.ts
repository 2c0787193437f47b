import type { Connection } from 'mongoose';
import { type CounterDocument, counterSchema } from './counter.ts';
import { type EventDocument, eventSchema } from './event.ts';
import { type PanelDocument, panelSchema } from './panel.ts';
import { type ServerDocument, serverSchema } from './server.ts';
import { type TicketDocument, ticketSchema } from './ticket.ts';
import { type TranscriptDocument, transcriptSchema } from './transcript.ts';
import { type TranscriptMessageDocument, transcriptMessageSchema } from './transcript-message.ts';
import { type UserDocument, userSchema } from './user.ts';

export type Models = ReturnType<typeof createModels>;

/** Mongoose's models on one connection. Call it once for each. */
export function createModels(connection: Connection) {
  return {
    Counter: connection.model<CounterDocument>('Counter', counterSchema),
    Event: connection.model<EventDocument>('Event', eventSchema),
    Panel: connection.model<PanelDocument>('Panel', panelSchema),
    Server: connection.model<ServerDocument>('Server', serverSchema),
    Ticket: connection.model<TicketDocument>('Ticket', ticketSchema),
    Transcript: connection.model<TranscriptDocument>('Transcript', transcriptSchema),
    TranscriptMessage: connection.model<TranscriptMessageDocument>(
      'TranscriptMessage',
      transcriptMessageSchema,
    ),
    User: connection.model<UserDocument>('User', userSchema),
  };
}
