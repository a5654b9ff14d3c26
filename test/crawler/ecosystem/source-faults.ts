import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtIn } from '../../../crawler/sources/built-in/source.ts';
import { dockerCatalog } from '../../../crawler/sources/docker-catalog/source.ts';
import { githubRegistry } from '../../../crawler/sources/github-registry/source.ts';
import { glama } from '../../../crawler/sources/glama/source.ts';
import { htmlList } from '../../../crawler/sources/html-list/source.ts';
import { importSource } from '../../../crawler/sources/import/source.ts';
import { officialRegistry } from '../../../crawler/sources/official-registry/source.ts';
import { smithery } from '../../../crawler/sources/smithery/source.ts';
import { toolhiveCatalog } from '../../../crawler/sources/toolhive-catalog/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { halfAnswer, html, json, status, tooMuch } from '../remote/answers.ts';
import * as odd from './misbehaviour.ts';
import { slugIn, type SourceFault } from './table.ts';
import type { Answer, Host } from './world.ts';

/** A page of a registry whose servers have nothing to list. */
function page(servers: string[], nextCursor?: string): string {
  const entries = servers.map((name) => ({ server: { name: `example.sources/${name}`, version: '1.0.0' } }));
  return JSON.stringify({ servers: entries, metadata: { nextCursor, count: entries.length } });
}

/** An official registry that is nothing but one host of the world. */
function registry(name: string, ends: string, records: number, host: Answer | Host): SourceFault {
  const behaviour = typeof host === 'function' ? { answer: host } : host;
  return {
    name,
    ends,
    records,
    start: (world) => officialRegistry(world.add(`registry-${slugIn({ name })}`, behaviour)),
  };
}

const good = json(page(['good']));

/** Two lists under one name: parsers keep the second. */
const TWICE = `{"servers":[],${page(['second']).slice(1)}`;

const REGISTRIES: SourceFault[] = [
  registry('repeats its cursor', 'leads back to a page that was read before', 1, json(page(['first'], 'again'))),
  registry('ends with an empty cursor', 'everything', 1, json(page(['whole'], ''))),
  registry('refuses what is asked', 'refuses the request (422)', 0, status(422)),
  registry('is cut short', 'ended before it was whole', 0, halfAnswer),
  registry('cuts its gzip short', 'ended before it was whole', 0, odd.truncatedGzip),
  registry('packs a bomb', 'sends more than the 33554432 bytes', 0, odd.gzipBomb),
  registry('has no end', 'sends more than the 33554432 bytes', 0, tooMuch),
  registry('closes the connection', 'broke off', 0, ({ request }) => request.socket.destroy()),
  registry('asks for fewer requests with a page', 'asks for fewer requests', 0, status(429, '<h1>429</h1>')),
  registry(
    'asks for a second',
    'everything',
    1,
    odd.onceThen(status(429, '', { 'retry-after': '1' }), json(page(['waited']))),
  ),
  registry('asks for an hour', 'asks not to be asked before', 0, status(503, '', { 'retry-after': '3600' })),
  registry('fails once', 'everything', 1, odd.onceThen(status(500), json(page(['recovered'])))),
  registry('fails for ever', 'failed to answer (502)', 0, status(502)),
  registry('wants credentials', 'wants credentials (403)', 0, status(403)),
  registry('is a page for people', 'sent a page for people', 0, html),
  registry('sends no JSON', 'is not JSON', 0, json('{"servers":')),
  registry('sends another JSON', 'without a list "servers"', 0, json('{"hello":"world"}')),
  registry('does not say where it goes on', 'without "metadata"', 0, json('{"servers":[]}')),
  registry('says a member twice', 'everything', 1, json(TWICE)),
  registry('leads in a circle', 'lead in a circle', 0, ({ path, response }) =>
    response.writeHead(302, { location: path }).end(),
  ),
  registry(
    'leads to another host',
    'is not one of the hosts',
    0,
    status(302, '', { location: 'https://fails-once.mcp.example/' }),
  ),
  registry(
    'leads to the metadata service',
    'not on the Internet',
    0,
    status(302, '', { location: 'https://169.254.169.254/' }),
  ),
  registry('closes itself to robots', 'asks us to stay away', 0, {
    answer: good,
    robots: 'User-agent: *\nDisallow: /v0.1/\n',
  }),
  registry('has an expired certificate', 'it has expired', 0, { answer: good, certificate: 'expired' }),
  { name: 'is down', ends: 'refuses connections', records: 0, start: () => officialRegistry('http://127.0.0.1:1') },
  {
    name: 'has no name',
    ends: 'cannot be resolved',
    records: 0,
    start: () => officialRegistry('https://gone.mcp.example'),
  },
];

const OTHERS: SourceFault[] = [
  {
    name: 'breaks off after a page',
    ends: 'is not JSON',
    records: 1,
    start: (world) =>
      githubRegistry(world.add('github', { answer: odd.onceThen(json(page(['kept'], 'next')), json('oops')) })),
  },
  {
    name: 'lacks a document',
    ends: 'has nothing at this address (404)',
    records: 0,
    start: (world) => toolhiveCatalog(world.add('toolhive', { answer: status(404) })),
  },
  {
    name: 'refers to itself without end',
    ends: 'cannot be read: it is not the YAML that we read',
    records: 0,
    start: (world) => dockerCatalog(`${world.add('docker', { answer: status(200, BILLION_LAUGHS) })}/catalog.yaml`),
  },
  {
    name: 'changed its shape',
    ends: 'does not answer in the shape',
    records: 0,
    start: (world) => glama(world.add('glama', { answer: json('{"servers":[],"pageInfo":{"hasNextPage":true}}') })),
  },
  {
    name: 'refuses its key',
    ends: 'wants credentials (401)',
    records: 0,
    start: (world) => smithery(world.add('smithery', { answer: status(401) }), 'a key'),
  },
  {
    name: 'was rebuilt',
    ends: 'has no element that "article" selects',
    records: 0,
    start: (world) => htmlList(selectorFile('rebuilt', world.add('list', { answer: html }))),
  },
  {
    name: 'is no folder',
    ends: 'cannot be read (ENOENT)',
    records: 0,
    start: () => importSource('/nowhere/manifests'),
  },
  { name: 'is no file', ends: 'cannot be read', records: 0, start: () => builtIn('/nowhere/servers.json') },
];

const BILLION_LAUGHS = 'registry:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  c: [*b, *b]\n';

/** How a page of `article`s is read. */
export function selectorFile(id: string, url: string): string {
  const file = join(temporaryFolder(), `${id}.json`);
  const fields = { name: { select: 'h3 a', own: true } };
  const tools = {
    item: '.tools tr:has(td)',
    name: { select: 'a', own: true },
    description: { select: 'td:last-child' },
  };
  writeFileSync(file, JSON.stringify({ id, title: id, terms: 'For tests.', url, item: 'article', fields, tools }));
  return file;
}

export const SOURCE_FAULTS = [...REGISTRIES, ...OTHERS];
