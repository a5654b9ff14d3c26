import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Http } from '../../../../crawler/http/http.ts';
import type { Examples, Served } from '../../../../crawler/sources/examples.ts';
import { temporaryFolder } from '../../fixture.ts';
import { startLoopback, type Double, type Reply } from './loopback.ts';
import { closing, openTestHttp } from './read.ts';

/** A place made of a source's examples. */
export interface ExamplePlace {
  /** What the source is made for. */
  place: string;
  /** The host, when it has answers. */
  host: Double | undefined;
  /** What an error must name: the host, or the folder. */
  name: string;
  /** Where its files are. */
  folder: string;
  /** How the addresses of records begin. */
  below: string;
  /** All texts that stand there, as they are read. */
  texts: string[];
  /** Another host, which must never be asked. */
  elsewhere: Double;
}

/** Serves answers over HTTP, and lays files out in a temporary folder. */
export async function openExample(
  { answers, files, path = '' }: Served & Pick<Examples, 'path'>,
  { etags = true }: { etags?: boolean } = {},
): Promise<ExamplePlace> {
  const elsewhere = closing(await startLoopback(() => ({ body: '{"planted":true}' })));
  const fill = (text: string, base: string): string =>
    text.replaceAll('{place}', base).replaceAll('{elsewhere}', elsewhere.url);
  const replies = new Map<string, Reply>();
  const host = answers && closing(await startLoopback((url) => replyTo(url, replies), { etags }));
  for (const [key, answer] of Object.entries(answers ?? {})) {
    const text = fill('text' in answer ? answer.text : JSON.stringify(answer.json), host?.url ?? '');
    const type = 'text' in answer ? (answer.type ?? 'text/plain') : 'application/json';
    replies.set(key, { type, body: text });
  }
  const folder = temporaryFolder();
  const written = Object.entries(files ?? {}).map(([file, text]) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), fill(text, host?.url ?? ''));
    return fill(text, host?.url ?? '');
  });
  return {
    place: files === undefined ? `${host?.url ?? ''}${path && `/${path}`}` : join(folder, path),
    host,
    name: host === undefined ? relative(process.cwd(), folder) : new URL(host.url).host,
    folder: relative(process.cwd(), folder),
    below: host === undefined ? relative(process.cwd(), folder) : `${host.url}/`,
    texts: [...written, ...[...replies.values()].map(({ body }) => body)],
    elsewhere,
  };
}

/** Of the answers for the path whose parameters are all asked for, the one with the most. */
function replyTo({ pathname, searchParams }: URL, replies: Map<string, Reply>): Reply {
  const fitting = [...replies].flatMap(([key, reply]) => {
    const wanted = new URL(key, 'http://place');
    const parameters = [...wanted.searchParams];
    const fits = parameters.every(([name, value]) =>
      value === '' ? searchParams.has(name) : searchParams.get(name) === value,
    );
    return wanted.pathname === pathname && fits ? [{ reply, parameters: parameters.length }] : [];
  });
  fitting.sort((a, b) => b.parameters - a.parameters);
  return fitting[0]?.reply ?? { status: 404, body: '{"error":"Not found"}' };
}

/** The crawler's own way out, and the hosts that it was told to ask or allowed to. */
export function openWatchedHttp(): { http: Http; hosts: Set<string> } {
  const http = openTestHttp();
  const hosts = new Set<string>();
  return {
    hosts,
    http: {
      ...http,
      get: (url, question) => {
        for (const host of [new URL(url).host, ...question.hosts]) hosts.add(host);
        return http.get(url, question);
      },
    },
  };
}
