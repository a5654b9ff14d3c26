import { expect, test } from 'vitest';
import { findByToken, hashToken, newToken } from '../../gateway/tokens.ts';

test('a token is mcpg_ and 32 random bytes, and no two are the same', () => {
  const tokens = Array.from({ length: 100 }, newToken);
  for (const token of tokens) {
    expect(token).toMatch(/^mcpg_[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token.slice(5), 'base64url')).toHaveLength(32);
  }
  expect(new Set(tokens).size).toBe(100);
});

test('a hash is SHA-256 and does not hold the token', () => {
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('the one whose token it is is found, and nobody by a token that is near', () => {
  const tokens = Array.from({ length: 5 }, newToken);
  const holders = tokens.map((token, i) => ({ id: i, token: hashToken(token) }));
  for (const [i, token] of tokens.entries()) expect(findByToken(token, holders)?.id).toBe(i);
  const [first = ''] = tokens;
  for (const near of ['', first.slice(0, -1), `${first}A`, first.toUpperCase(), ` ${first}`, hashToken(first)])
    expect(findByToken(near, holders)).toBeUndefined();
});

test('a stored hash that is none belongs to nobody', () => {
  expect(findByToken('', [{ token: '' }, { token: 'zz' }, { token: 'abcd' }])).toBeUndefined();
});
