import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const format = 'v1';
const ivBytes = 12;
const tagBytes = 16;

interface Key {
  /** First 8 hex digits of the key's SHA-256: says which key a text was written with, and nothing else. */
  id: string;
  bytes: Buffer;
}

export interface Encryption {
  /** `context` says whose text it is (`user:1:accessToken`); it is needed again to read it, so a text can't be moved elsewhere. */
  encrypt: (plain: string, context: string) => string;
  /** Null when the text is damaged, belongs to another context, or was written with a key that is gone. */
  decrypt: (sealed: string, context: string) => string | null;
}

/**
 * AES-256-GCM for secrets at rest, as `v1.<key id>.<iv + text + tag in base64url>`.
 * @param keyList keys of 32 bytes in base64, separated by commas: the first writes, all of them read.
 */
export function createEncryption(keyList: string): Encryption {
  const keys = keyList.split(',').map((text) => toKey(Buffer.from(text.trim(), 'base64')));
  const [current] = keys;
  if (!current) throw new Error('No encryption key was given');

  return {
    encrypt(plain, context) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, iv);
      cipher.setAAD(Buffer.from(context));
      const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]);
      const whole = Buffer.concat([sealed, cipher.getAuthTag()]);
      return `${format}.${current.id}.${whole.toString('base64url')}`;
    },

    decrypt(sealed, context) {
      const [version, keyId, text, ...rest] = sealed.split('.');
      const key = keys.find(({ id }) => id === keyId);
      if (version !== format || !key || text === undefined || rest.length > 0) return null;
      const whole = Buffer.from(text, 'base64url');
      if (whole.length < ivBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, whole.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(whole.subarray(-tagBytes));
      try {
        const plain = decipher.update(whole.subarray(ivBytes, -tagBytes));
        return Buffer.concat([plain, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

function toKey(bytes: Buffer): Key {
  if (bytes.length !== 32) throw new Error('An encryption key must have 32 bytes');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}
