/** The base URL that a source is read from, with a slash at its end. @throws when the place is none */
export function baseUrl(place: string, source: string): URL {
  const url = URL.parse(place.endsWith('/') ? place : `${place}/`);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new Error(`${source} is read from a base URL, and ${JSON.stringify(place)} is none. Begin it with https://.`);
}
