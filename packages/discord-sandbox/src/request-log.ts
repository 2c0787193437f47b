import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/** Logs what went wrong and not every call: those are kept for `GET /_sandbox/requests`. */
export class QuietRequests extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (error) super.requestCompleted(error, request, reply);
  }
}
