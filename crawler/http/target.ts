import { isIP } from 'node:net';
import { kindOfAddress, type AddressKind } from './addresses.ts';
import { HttpError } from './http.ts';

/** Without encryption nobody vouches for the answer, so it is for one's own machine and network alone. */
export function mayConnect(kind: AddressKind, protocol: string, allowPrivate: boolean): boolean {
  if (kind === 'private') return allowPrivate;
  return kind === 'public' && protocol === 'https:';
}

/**
 * Reads an address and refuses what can be refused before its name is resolved.
 * @throws HttpError `address-refused`
 */
export function targetOf(text: string | URL, allowPrivate: boolean): URL {
  const url = URL.parse(String(text));
  if (url === null) throw refused('This is not an address. Give a whole https URL.');
  // A dot at the end is another name for the same host: its queue, its robots.txt and its opt-out are the same.
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '');
  url.hash = '';
  const { host, hostname, protocol } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && allowPrivate)) {
    throw refused(`${host || protocol} is not asked, because only https addresses are. Give its https address.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(`The address of ${host} holds credentials. Remove them: they would end up in logs.`);
  }
  const literal = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  if (isIP(literal) !== 0) checkAddress(literal, url, allowPrivate);
  return url;
}

/** @throws HttpError `address-refused` */
export function checkAddress(
  address: string,
  { host, protocol }: Pick<URL, 'host' | 'protocol'>,
  allowPrivate: boolean,
): void {
  const kind = kindOfAddress(address);
  if (!mayConnect(kind, protocol, allowPrivate)) throw refusedAddress(host, kind);
}

export function refusedAddress(host: string, kind: AddressKind): HttpError {
  if (kind === 'public') return refused(`${host} is not asked without encryption. Give its https address.`);
  return refused(`${host} leads to an address that is not on the Internet. Nothing there is asked.`);
}

function refused(message: string): HttpError {
  return new HttpError('address-refused', message);
}
