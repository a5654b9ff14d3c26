/** The base URL that a source is read from, with a slash at its end. @throws when the place is none */
export function baseUrl(place: string, source: string): URL {
  const url = URL.parse(place.endsWith('/') ? place : `${place}/`);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new Error(`${source} is read from a base URL, and ${JSON.stringify(place)} is none. Begin it with https://.`);
}

/** An http or https address without credentials; undefined when the text is none. */
export function webAddress(text: string | undefined, base?: string): string | undefined {
  const url = text === undefined ? null : URL.parse(text.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}
