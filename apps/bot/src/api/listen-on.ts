import { StartFailure } from '../failure.ts';
import type { Api } from './api.ts';

/** Begins to listen. A port that is taken is said in a sentence. */
export async function listenOn(
  app: Api,
  env: { BOT_API_HOST: string; BOT_API_PORT: number },
): Promise<void> {
  try {
    await app.listen({ host: env.BOT_API_HOST, port: env.BOT_API_PORT });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new StartFailure(
        `The bot API can't listen on ${env.BOT_API_HOST}:${env.BOT_API_PORT} (${code}). Stop what uses that port, or choose another with BOT_API_PORT.`,
      );
    }
    throw error;
  }
}
