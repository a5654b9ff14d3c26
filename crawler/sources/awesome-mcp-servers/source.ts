import type { SourceRecord } from '../../../catalog/record.ts';
import type { Answer } from '../../http/http.ts';
import { inWords, quoted } from '../shared/lenient.ts';
import { baseUrl } from '../shared/place.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { Line, Repository, State } from './schema.ts';

const ID = 'awesome-mcp-servers';
const DEFAULT = 'https://raw.githubusercontent.com/punkpeye/awesome-mcp-servers/main';
const MOST_BYTES = 8 * 2 ** 20;

/** The list of servers that people keep in a README. */
export function awesomeMcpServers(place: string = DEFAULT): Source {
  return {
    id: ID,
    title: 'Awesome MCP servers',
    homepage: 'https://github.com/punkpeye/awesome-mcp-servers',
    terms: 'The licence of the list was not verified, see README.md.',
    place,
    read: (asking) => read(baseUrl(place, ID), asking),
  };
}

async function* read(base: URL, { http, state, full }: Asking): AsyncGenerator<Batch, ReadToEnd> {
  const before = State.safeParse(state);
  const known = !full && before.success && before.data.place === base.href ? before.data : undefined;
  const answer = await http.get(new URL('README.md', base).href, {
    hosts: [base.host],
    accept: 'text/plain',
    maxBytes: MOST_BYTES,
    validators: known?.validators,
  });
  if (answer.status === 304) return { state: known, covered: 'unchanged' };
  const batch = readLines(answer);
  // Even a list that was rebuilt has some: nothing is taken for gone because it reads differently.
  if (batch.records.length === 0)
    throw new Error(
      `${answer.url} lists no server. Look at it; if it was rebuilt, crawler/sources/${ID} has to follow.`,
    );
  yield batch;
  return { state: { place: base.href, validators: answer.validators } satisfies State, covered: 'everything' };
}

function readLines(answer: Answer): Batch {
  const batch: Batch = { records: [], dropped: [] };
  const seen = new Set<string>();
  let inList = false;
  for (const [index, text] of answer.text.split(/\r?\n/).entries()) {
    if (text.startsWith('## ')) inList = /server implementations/i.test(text);
    if (!inList || !text.startsWith('- [')) continue;
    const where = `${answer.url}:${index + 1}`;
    const read = readLine(text, answer);
    if (typeof read === 'string') batch.dropped.push({ where, reason: read });
    else if (seen.has(read.key)) batch.dropped.push({ where, reason: `${read.key} came before` });
    else {
      seen.add(read.key);
      batch.records.push(read);
    }
  }
  return batch;
}

/** @returns why not, when the line does not lead to a repository */
function readLine(text: string, { url, retrievedAt }: Answer): SourceRecord | string {
  const line = Line.safeParse(text);
  if (!line.success) return inWords(line.error);
  const { label, link, marks, said } = line.data;
  const repository = Repository.safeParse(link);
  if (!repository.success) return `${quoted(link)} is not a repository on GitHub`;
  const { owner, name, folder: subfolder } = repository.data;
  // GitHub does not tell capitals from small letters.
  const whole = `${owner}/${name}`.toLowerCase();
  const key = subfolder === undefined ? whole : `${whole}/${subfolder}`;
  return {
    source: ID,
    key,
    id: `awesome/${key}`,
    title: label,
    ...(said === '' ? {} : { description: said }),
    repository: { url: `https://github.com/${owner}/${name}`, ...(subfolder === undefined ? {} : { subfolder }) },
    repositoryVouched: false,
    status: 'active',
    packages: [],
    remotes: [],
    notes: marks === '' ? {} : { marks },
    url,
    retrievedAt,
    body: JSON.stringify(text),
  };
}
