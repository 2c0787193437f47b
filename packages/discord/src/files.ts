import { refuse } from '@fns/contracts/errors';
import { productLimits } from '@fns/contracts/limits';
import type { Files } from '@fns/core/ports/files';
import { ok, refused } from '@fns/core/result';
import { failureOf } from './failure.ts';

export interface FilesOptions {
  /** The sandbox's CDN, when it stands in for Discord's. */
  cdnUrl?: string | undefined;
  /** Bytes; a larger file is not even begun. */
  maxBytes?: number;
  /** Milliseconds for a whole file. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}

const discordHosts = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/**
 * Attachments' bytes, from Discord's own file servers and nowhere else: a link is something a stranger
 * caused to be written, and must not reach into our network. Redirects are not followed.
 */
export function createFiles(options: FilesOptions = {}): Files {
  const {
    cdnUrl,
    maxBytes = productLimits.attachmentBytes,
    timeoutMs = 60_000,
    fetch: get = fetch,
  } = options;
  const allowed = new Set([...discordHosts, ...(cdnUrl ? [new URL(cdnUrl).origin] : [])]);

  return {
    async open(url) {
      const origin = URL.canParse(url) ? new URL(url).origin : null;
      if (origin === null || !allowed.has(origin)) {
        return refused(refuse('attachment_not_found', 'The link leads away from Discord.'));
      }
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await get(url, { redirect: 'manual', signal }).catch((error: unknown) => {
        if (failureOf(error).kind === 'bug') throw error;
        return null;
      });
      if (response === null) return refused(refuse('discord_unavailable'));
      const size = contentLength(response);
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        const mayPass = response.status >= 500 || response.status === 429;
        return refused(refuse(mayPass ? 'discord_unavailable' : 'attachment_not_found'));
      }
      if (size !== null && size > maxBytes) {
        await response.body.cancel();
        return refused(refuse('body_too_large'));
      }
      return ok({ size, contentType: response.headers.get('content-type'), body: response.body });
    },
  };
}

function contentLength({ headers }: Response): number | null {
  const header = headers.get('content-length');
  // Undici unpacks compressed bodies, and the header then counts something else.
  if (header === null || headers.has('content-encoding')) return null;
  return Number(header);
}
