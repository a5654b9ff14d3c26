import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new token: `mcpg_` and 32 random bytes. It is shown once and never stored. */
export function newToken(): string {
  return `mcpg_${randomBytes(32).toString('base64url')}`;
}

/**
 * What is stored of a token: SHA-256, as hexadecimal digits. Passwords need a slow hash with salt, because they can be
 * guessed; of 256 random bits nobody tries a share worth naming, and a fast hash is all it takes to hide them.
 */
export function hashToken(token: string): string {
  return sha256(token).toString('hex');
}

/**
 * The one whose token this is. All are compared, each in the same time, so that how long it takes says nothing about
 * which are near.
 */
export function findByToken<T extends { token: string }>(token: string, holders: Iterable<T>): T | undefined {
  const hash = sha256(token);
  let found: T | undefined;
  for (const holder of holders) {
    const stored = Buffer.from(holder.token, 'hex');
    if (stored.length === hash.length && timingSafeEqual(stored, hash)) found = holder;
  }
  return found;
}

function sha256(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
