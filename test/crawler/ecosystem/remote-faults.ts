import { halfAnswer, html, json, rpcError, status, tooMuch, wrongId } from '../remote/answers.ts';
import type { Asked } from '../remote/loopback.ts';
import { tool } from '../remote/servers.ts';
import * as odd from './misbehaviour.ts';
import type { RemoteFault } from './table.ts';

const { bytes, legacy, modern } = odd;

const HTML_429 = '<html><head><title>429 Too Many Requests</title></head><body>nginx</body></html>';
const HOUR = { 'retry-after': '3600' };
const DATE = { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() };

function moved(location: string) {
  return status(307, '', { location });
}

function hang(): void {
  // An answer that never comes.
}

function close({ request }: Asked): void {
  request.socket.destroy();
}

const NAMES: RemoteFault[] = [
  {
    name: 'has a name that does not resolve',
    ends: 'unreachable dns-failed unknown',
    at: 'https://nowhere.mcp.example/mcp',
  },
  {
    name: 'has a name that leads elsewhere at the second look',
    ends: 'not-asked address-refused unknown',
    addresses: ['127.0.0.1', '169.254.169.254'],
    robots: status(404, '', { connection: 'close' }),
  },
  {
    name: 'has a name of the link-local network',
    ends: 'not-asked address-refused unknown',
    addresses: ['169.254.7.7'],
  },
  {
    name: 'is the metadata service',
    ends: 'not-asked address-refused unknown',
    at: 'http://169.254.169.254/latest/meta-data',
  },
  {
    name: 'is the metadata service as a number',
    ends: 'not-asked address-refused unknown',
    at: 'http://2852039166/mcp',
  },
  {
    name: 'is the metadata service in IPv6',
    ends: 'not-asked address-refused unknown',
    at: 'http://[::ffff:a9fe:a9fe]/mcp',
  },
  { name: 'is everywhere and nowhere', ends: 'not-asked address-refused unknown', at: 'http://0.0.0.0:8080/mcp' },
  { name: 'refuses connections', ends: 'unreachable refused unknown', at: 'http://127.0.0.1:1/mcp' },
  {
    name: 'has an address with parts',
    ends: 'needs-config templated-url unknown',
    at: 'https://{tenant}.mcp.example/mcp',
  },
  { name: 'has an expired certificate', ends: 'unreachable tls unknown', certificate: 'expired' },
  { name: 'signs its certificate itself', ends: 'unreachable tls unknown', certificate: 'self-signed' },
  { name: 'has the certificate of another', ends: 'unreachable tls unknown', certificate: 'of-another-host' },
];

const RULES: RemoteFault[] = [
  { name: 'closes its address to robots', ends: 'not-asked robots unknown', robots: 'User-agent: *\nDisallow: /mcp\n' },
  { name: 'cannot show its robots.txt', ends: 'unreachable robots-unreachable unknown', robots: status(500) },
  { name: 'never shows its robots.txt', ends: 'timeout deadline unknown', robots: hang },
  {
    name: 'sends robots elsewhere',
    ends: 'unreachable robots-unreachable unknown',
    robots: moved('http://169.254.169.254/robots.txt'),
  },
  { name: 'is on a host that opted out', ends: 'not-asked opted-out unknown' },
  { name: 'opted out itself', ends: 'not-asked opted-out unknown' },
];

const CONNECTIONS: RemoteFault[] = [
  { name: 'closes the connection without a word', ends: 'unreachable reset unknown', answer: close },
  {
    name: 'resets the connection in its answer',
    ends: 'unreachable reset unknown',
    answer: odd.resetsInBody,
    scheme: 'http',
  },
  { name: 'stops in its answer', ends: 'unreachable truncated unknown', answer: halfAnswer },
  { name: 'is slow with its headers', ends: 'timeout deadline unknown', answer: odd.slowHeaders },
  { name: 'is slow with its answer', ends: 'timeout deadline unknown', answer: odd.slowBody },
  { name: 'never answers', ends: 'timeout deadline unknown', answer: hang },
  {
    name: 'speaks another protocol',
    ends: 'unreachable server-error unknown',
    answer: bytes('SSH-2.0-OpenSSH_9.9\r\n'),
  },
  { name: 'has headers without end', ends: 'protocol-error too-large unknown', answer: odd.hugeHeaders },
  { name: 'has an answer without end', ends: 'protocol-error too-large unknown', answer: tooMuch },
  { name: 'cuts its gzip short', ends: 'unreachable truncated unknown', answer: odd.truncatedGzip },
  { name: 'packs a bomb with gzip', ends: 'protocol-error too-large unknown', answer: odd.gzipBomb },
  { name: 'sends more than it announced', ends: 'protocol-error not-json unknown', answer: odd.longerThanAnnounced },
];

const STATUSES: RemoteFault[] = [
  { name: 'answers 429 with seconds', ends: 'throttled throttled unknown', answer: status(429, 'Slow down.', HOUR) },
  { name: 'answers 429 with a date', ends: 'throttled throttled unknown', answer: status(429, '', DATE) },
  {
    name: 'answers 429 with a page',
    ends: 'throttled throttled unknown',
    answer: status(429, HTML_429, { 'content-type': 'text/html' }),
  },
  { name: 'answers 503 for an hour', ends: 'throttled throttled unknown', answer: status(503, '', HOUR) },
  { name: 'answers 503 for ever', ends: 'unreachable server-error unknown', answer: status(503) },
  { name: 'wants credentials and says how', ends: 'auth-required unauthorized unknown', answer: odd.gated },
  { name: 'wants credentials', ends: 'auth-required unauthorized unknown', answer: status(401) },
  { name: 'forbids', ends: 'auth-required unauthorized unknown', answer: status(403) },
  { name: 'has nothing there', ends: 'unreachable not-found unknown', answer: status(404) },
  { name: 'allows no method', ends: 'protocol-error bad-request unknown', answer: status(405) },
  { name: 'accepts and never answers', ends: 'protocol-error no-answer unknown', answer: status(202) },
  { name: 'leads in a circle', ends: 'unreachable redirects unknown', answer: moved('/mcp') },
  {
    name: 'leads to the metadata service',
    ends: 'unreachable redirects unknown',
    answer: moved('http://169.254.169.254/'),
  },
  {
    name: 'leads to another host',
    ends: 'unreachable redirects unknown',
    answer: moved('https://wants-credentials.mcp.example/led-astray'),
  },
  { name: 'leads to loopback', ends: 'unreachable redirects unknown', answer: moved('http://127.0.0.1:1/mcp') },
];

const ANSWERS: RemoteFault[] = [
  { name: 'is a page for people', ends: 'protocol-error wrong-type unknown', answer: html },
  { name: 'sends JSON as text', ends: 'protocol-error wrong-type unknown', answer: status(200, '{}') },
  { name: 'sends no JSON', ends: 'protocol-error not-json unknown', answer: json('{"jsonrpc":') },
  { name: 'sends another JSON', ends: 'protocol-error no-answer unknown', answer: json('{"servers":[]}') },
  {
    name: 'lists tools in another shape',
    ends: 'protocol-error bad-answer unknown',
    answer: modern({ 'tools/list': { tools: 'many' } }),
  },
  { name: 'answers another question', ends: 'protocol-error wrong-id unknown', answer: wrongId },
  {
    name: 'refuses to list',
    ends: 'protocol-error error-answer unknown',
    answer: modern({ 'tools/list': rpcError(-32603, 'Oops') }),
  },
  {
    name: 'repeats its cursor',
    ends: 'protocol-error cursor-repeated partial',
    answer: modern({ 'tools/list': { tools: [tool(1)], nextCursor: 'a' } }),
  },
  {
    name: 'has a cursor that is no text',
    ends: 'protocol-error bad-cursor partial',
    answer: modern({ 'tools/list': { tools: [tool(1)], nextCursor: 7 } }),
  },
  { name: 'has pages without end', ends: 'timeout deadline partial', answer: odd.endlessPages },
  { name: 'streams for ever', ends: 'timeout deadline unknown', answer: modern({ 'tools/list': odd.endlessEvents }) },
  { name: 'loses our session', ends: 'protocol-error session-expired partial', answer: odd.forgetsSession },
  {
    name: 'opens a stream and falls silent',
    ends: 'protocol-error bad-request unknown',
    transport: 'sse',
    answer: legacy({ GET: odd.endlessEvents, 'server/discover': status(405), initialize: status(405) }),
  },
];

export const REMOTE_FAULTS = [...NAMES, ...RULES, ...CONNECTIONS, ...STATUSES, ...ANSWERS];

/** Odd, and well: each lists these tools. */
export const ODD_REMOTES: (RemoteFault & { tools: string[] })[] = [
  { name: 'fails once', answer: odd.onceThen(status(500), modern({})), tools: ['tool-1'] },
  { name: 'streams in pieces', answer: modern({ 'tools/list': odd.eventsInPieces }), tools: ['tool-1'] },
  { name: 'keeps its stream open', answer: modern({ 'tools/list': odd.openEvents }), tools: ['tool-1'] },
  { name: 'answers twice', answer: modern({ 'tools/list': odd.answersTwice }), tools: ['tool-1'] },
  { name: 'says a member twice', answer: modern({ 'tools/list': odd.duplicateKeys }), tools: ['tool-1'] },
].map((it) => ({ ...it, ends: 'ok ok complete' as const }));
