import { afterAll, afterEach } from 'vitest';
import type { Remote } from '../../../catalog/record.ts';
import type { Listed } from '../../../crawler/enumerate/listed.ts';
import { listRemote, type RemoteOptions } from '../../../crawler/enumerate/remote/list.ts';
import { openHttp } from '../../../crawler/http/open.ts';
import { readOptOut } from '../../../crawler/http/opt-out.ts';
import type { Started } from './loopback.ts';

/** The crawler's own way out, in no hurry to be polite to the tests' own servers. */
const http = openHttp({
  allowPrivate: true,
  optOut: readOptOut('opted-out.localhost'),
  pace: { requests: 10_000, everyMs: 1_000 },
});

const running: Started[] = [];

/** Ends a server after the test. */
export async function until<T extends Started>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  running.push(started);
  return started;
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

afterAll(() => http.close());

const NOW = '2026-11-22T03:17:00.000Z';

export async function list(
  url: string,
  options: Partial<RemoteOptions> & { transport?: Remote['transport'] } = {},
): Promise<Listed> {
  const { transport = 'streamable-http', ...rest } = options;
  return listRemote({ transport, url, headers: [] }, { http, timeoutMs: 5_000, now: NOW, ...rest });
}

/** What a server was asked, without what every host is asked once. */
export function questions({ asked }: Started): string[] {
  return asked.filter((question) => question !== 'GET /robots.txt');
}
