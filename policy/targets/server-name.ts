/** Longest name that is made here: long enough to recognise the server, short enough for every client. */
const LONGEST = 40;
/** Says of a server only that it is one. */
const GENERIC = /^(?:mcp|server|mcp-?server|server-?mcp)$/i;

/**
 * What a client's configuration is likely to call a server: the last part of its id that tells it from others, with
 * only what every format takes in a name, which is letters, digits and hyphens.
 */
export function serverNameOf(id: string): string {
  const parts = id.split(/\/|__/).map((part) => part.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, ''));
  const telling = parts.filter((part) => part !== '' && !GENERIC.test(part)).at(-1) ?? 'server';
  return telling.slice(0, LONGEST).replace(/-+$/, '');
}
