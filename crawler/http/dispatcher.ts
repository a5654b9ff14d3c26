import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { createSecureContext, getCACertificates } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { kindOfAddress } from './addresses.ts';
import { checkAddress, mayConnect, refusedAddress } from './target.ts';

/** Like `dns.lookup` with `all: true`. */
export type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface DispatcherOptions {
  allowPrivate: boolean;
  lookup?: Lookup | undefined;
  /** Certificates to trust besides the system's, in PEM. */
  ca?: string | undefined;
}

const CONNECT_MS = 10_000;

/**
 * Connections to safe addresses only. A name is resolved once per connection, and the addresses that were checked are
 * the ones that are connected to, so a name that resolves differently the next moment gains nothing.
 */
export function openDispatcher(options: DispatcherOptions): Agent {
  const connectors = new Map(['https:', 'http:'].map((protocol) => [protocol, connectorOf(protocol, options)]));
  return new Agent({
    connect: (target, callback) => {
      const connect = connectors.get(target.protocol);
      if (connect === undefined) callback(new Error(`There is no way to connect by ${target.protocol}`), null);
      else connect(target, callback);
    },
    // Caps on headers, bytes and time are per connection here; HTTP/2 shares one among many streams and adds frames
    // (pings, settings, pushes) that no cap counts.
    allowH2: false,
    maxHeaderSize: 64 * 1024,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 15_000,
  });
}

function connectorOf(
  protocol: string,
  { allowPrivate, lookup = dnsLookup, ca }: DispatcherOptions,
): buildConnector.connector {
  const connect = buildConnector({
    allowH2: false,
    timeout: CONNECT_MS,
    // The usual quarter of a second gives up on hosts on the other side of the world.
    autoSelectFamilyAttemptTimeout: 1_000,
    lookup: safeLookup(lookup, protocol, allowPrivate),
    ...(ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...getCACertificates(), ca] }) }),
  });
  return (target, callback) => {
    connect(target, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      // Literal addresses never reach the lookup.
      try {
        checkAddress(socket.remoteAddress ?? '', { host: target.host ?? target.hostname, protocol }, allowPrivate);
        callback(null, socket);
      } catch (refusal) {
        socket.destroy();
        callback(refusal as Error, null);
      }
    });
  };
}

function safeLookup(lookup: Lookup, protocol: string, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const safe = addresses.filter(({ address }) => mayConnect(kindOfAddress(address), protocol, allowPrivate));
      const [first] = safe;
      if (first === undefined) callback(refusedAddress(hostname, kindOfAddress(addresses[0]?.address ?? '')), []);
      else if (options.all === true) callback(null, safe);
      else callback(null, first.address, first.family);
    });
  };
}
