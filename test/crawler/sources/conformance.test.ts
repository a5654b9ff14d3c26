import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../catalog/record.ts';
import type { Examples } from '../../../crawler/sources/examples.ts';
import { SOURCES } from '../../../crawler/sources/index.ts';
import { REGISTRY_NAME } from '../../../crawler/sources/shared/names.ts';
import type { Source } from '../../../crawler/sources/source.ts';
import { openExample, openWatchedHttp, type ExamplePlace } from './doubles/example.ts';
import { HTML_429, type Fault } from './doubles/loopback.ts';
import { readSource, type Reading } from './doubles/read.ts';

const FOLDERS = readdirSync('crawler/sources').filter((name) => existsSync(`crawler/sources/${name}/source.ts`));
const CASES = await Promise.all(
  FOLDERS.map(async (id) => {
    const { EXAMPLES } = (await import(`../../../crawler/sources/${id}/examples.ts`)) as { EXAMPLES: Examples };
    return { id, examples: EXAMPLES };
  }),
);

function sourceAt(id: string, { place }: Pick<ExamplePlace, 'place'>): Source {
  const make = SOURCES[id];
  if (make === undefined) throw new Error(`${id} is not in crawler/sources/index.ts. Add its line.`);
  return make(place);
}

function idsOf({ records }: Pick<Reading, 'records'>): string[] {
  return records.map(({ id }) => id);
}

/** What a reading gave before it threw, and what it threw. */
async function attempt(...[source, asking]: Parameters<typeof readSource>): Promise<Reading & { error?: unknown }> {
  const reading: Reading = { records: [], dropped: [], batches: 0, resume: undefined };
  return readSource(source, asking, reading).catch((error: unknown) => ({ ...reading, error }));
}

/** What is wrong, and then what to do, about a place that is named. */
function expectSentences(error: unknown, name: string): void {
  expect(error).toBeInstanceOf(Error);
  const { message } = error as Error;
  expect(message).toMatch(/^[^\n]+[.;?] [A-Z][^\n]+\.$/);
  expect(message).toContain(name);
}

/** The texts in a record's body that do not stand in what was served. */
function inventedTexts({ body }: SourceRecord, served: string[]): string[] {
  const whole = served.flatMap((text) => [text, text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')]);
  return textsIn(JSON.parse(body)).filter(
    (text) => !whole.some((it) => it.includes(text) || it.includes(JSON.stringify(text).slice(1, -1))),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Without when it was asked. */
function timeless(records: SourceRecord[], { below }: ExamplePlace): unknown[] {
  const plain = records.map((record) => ({ ...record, retrievedAt: '', url: record.url.replace(below, '') }));
  return plain.sort((a, b) => (a.key < b.key ? -1 : 1));
}

const FAULTS: [string, Fault][] = [
  ['nothing at its addresses', { status: 404, body: '{}' }],
  ['a host that fails', { status: 500, body: '{}' }],
  ['a host that has had enough', HTML_429],
  ['an empty answer', { body: '' }],
  ['no JSON', { body: '{"servers": [' }],
  ['a page for people', { type: 'text/html', body: '<h1>Welcome</h1>' }],
  ['JSON of another shape', { body: '{"unexpected":true,"servers":{},"data":[],"registry":[],"objects":{}}' }],
  ['null', { body: 'null' }],
  ['a list where an object should be', { body: '[{"servers":[]}]' }],
  ['half of an answer', { body: '{"servers":[],"metadata":{"count":0}}', cut: true }],
];
const TEXTS = ['', '{"servers": [', '{"unexpected":true}', 'null', '[[]]', '<h1>Welcome</h1>'];
const STATES = [{ pages: 7 }, 'text', { place: 'elsewhere', completeAt: '2026-11-20T03:00:00Z' }, [], null];

test('no two sources give ids that could be the same', () => {
  const prefixes = CASES.flatMap(({ id, examples }) =>
    [
      ...new Set(
        examples.gives.filter((it) => it.includes('/') && !REGISTRY_NAME.test(it)).map((it) => it.split('/')[0]),
      ),
    ].map((prefix) => `${prefix ?? ''} of ${id}`),
  );
  const names = prefixes.map((it) => it.split(' ')[0]);
  expect(prefixes.filter((_, at) => names.indexOf(names[at]) !== at)).toEqual([]);
});

describe.each(CASES)('$id', ({ id, examples }) => {
  test('says who it is and what is allowed', async () => {
    const source = sourceAt(id, await openExample(examples));
    expect(source.id).toBe(id);
    expect(source.title).not.toBe('');
    expect(source.terms).toMatch(/\.$/);
  });

  test('gives what its examples say, and asks nobody else', async () => {
    const place = await openExample(examples);
    const { http, hosts } = openWatchedHttp();
    const began = new Date().toISOString();
    const { records, dropped } = await readSource(sourceAt(id, place), { http, now: began });
    expect(idsOf({ records })).toEqual(examples.gives);
    expect(dropped.map(({ reason }) => reason)).toEqual(
      examples.drops.map((part) => expect.stringContaining(part) as string),
    );
    for (const { where } of dropped) expect(where).not.toBe('');
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
    for (const record of records) {
      expect(record.source).toBe(id);
      expect(record.url.startsWith(place.below), record.url).toBe(true);
      expect(record.retrievedAt >= began && record.retrievedAt <= new Date().toISOString()).toBe(true);
      expect(textsIn(JSON.parse(record.body))).not.toEqual([]);
      expect(inventedTexts(record, place.texts)).toEqual([]);
    }
    expect(place.texts.join('')).toContain(place.elsewhere.url);
    expect(place.elsewhere.asked).toEqual([]);
    expect([...hosts]).toEqual(place.host === undefined ? [] : [place.name]);
  });

  test('gives nothing when there is nothing', async () => {
    const place = await openExample({ ...examples, ...examples.empty });
    const { records, dropped, error } = await attempt(sourceAt(id, place));
    expect([records, dropped]).toEqual([[], []]);
    if (error !== undefined) expectSentences(error, place.name);
  });

  test.concurrent('goes on where it was killed, or starts over', async () => {
    const place = await openExample(examples);
    const source = sourceAt(id, place);
    const whole = await readSource(source);
    expect(whole.batches).toBeGreaterThan(0);
    for (let batches = 1; batches <= whole.batches; batches += 1) {
      const killed = await readSource(source, { stopAfter: batches });
      const resumed = await readSource(source, { state: killed.resume });
      const before = killed.resume === undefined ? [] : killed.records;
      expect(timeless([...before, ...resumed.records], place)).toEqual(timeless(whole.records, place));
    }
  });

  test.concurrent.each([true, false])('asks no more on a second night (with ETags: %s)', async (etags) => {
    const place = await openExample(examples, { etags });
    const source = sourceAt(id, place);
    const first = await readSource(source);
    const asked = place.host?.asked.length ?? 0;
    const second = await readSource(source, { state: first.end?.state });
    expect(examples.gives).toEqual(expect.arrayContaining(idsOf(second)));
    expect((place.host?.asked.length ?? 0) - asked).toBeLessThanOrEqual(asked);
    if (second.end?.covered === 'everything') expect(idsOf(second)).toEqual(examples.gives);
    if (second.end?.covered === 'unchanged') expect(second.records).toEqual([]);

    const third = await readSource(source, { state: second.end?.state });
    expect(third.end?.covered).toBe(second.end?.covered);
    const full = await readSource(source, { state: third.end?.state, full: true });
    expect(timeless(full.records, place)).toEqual(timeless(first.records, place));
  });

  test.concurrent.each(STATES)('starts over from a state that it does not know: %j', async (state) => {
    const place = await openExample(examples);
    expect(idsOf(await readSource(sourceAt(id, place), { state }))).toEqual(examples.gives);
  });
});

describe.each(CASES.filter(({ examples }) => examples.answers !== undefined))('$id over HTTP', ({ id, examples }) => {
  test.concurrent.each(FAULTS)('makes no data of %s', async (_, fault) => {
    const place = await openExample(examples);
    if (place.host !== undefined) place.host.broken = fault;
    const { records, error } = await attempt(sourceAt(id, place));
    expect(records).toEqual([]);
    expectSentences(error, place.name);
  });

  test.concurrent('makes no data of a redirect to another host', async () => {
    const place = await openExample(examples);
    if (place.host !== undefined) place.host.broken = { status: 302, location: `${place.elsewhere.url}/servers` };
    const { records, error } = await attempt(sourceAt(id, place));
    expect(records).toEqual([]);
    expect(error).toMatchObject({ code: 'address-refused' });
    expect(place.elsewhere.asked).toEqual([]);
  });

  test.concurrent('says that nobody is there', async () => {
    const place = await openExample(examples);
    await place.host?.close();
    // Not at the address of the doubles: one of another test could have got the port meanwhile.
    const nobody = (text: string): string => text.replace('//127.0.0.1:', '//127.66.66.66:');
    const { records, error } = await attempt(sourceAt(id, { ...place, place: nobody(place.place) }));
    expect(records).toEqual([]);
    expectSentences(error, nobody(`//${place.name}`).replace('//', ''));
  });

  test.concurrent('gets over one failure', async () => {
    const place = await openExample(examples);
    place.host?.faults.push({ status: 500, body: '{}' });
    expect(idsOf(await readSource(sourceAt(id, place)))).toEqual(examples.gives);
  });

  test.concurrent('makes no data of any one answer that is bad, and says so', async () => {
    const whole = await openExample(examples);
    await readSource(sourceAt(id, whole));
    const bad = FAULTS.filter(([name]) => /^(nothing|no JSON|a page|JSON of|null)/.test(name));
    for (const [at] of whole.host?.asked.entries() ?? []) {
      for (const [, fault] of bad) {
        const place = await openExample(examples);
        place.host?.faults.push(...Array.from({ length: at }, () => undefined), fault);
        const { records, dropped, error } = await attempt(sourceAt(id, place));
        expect(examples.gives).toEqual(expect.arrayContaining(idsOf({ records })));
        if (error === undefined) expect(dropped.length).toBeGreaterThanOrEqual(examples.drops.length);
        else expectSentences(error, place.name);
      }
    }
  });

  test('is read from an address', async () => {
    const { error } = await attempt(sourceAt(id, { place: 'nowhere' }));
    expectSentences(error, 'nowhere');
  });
});

describe.each(CASES.filter(({ examples }) => examples.files !== undefined))('$id in files', ({ id, examples }) => {
  test('says that nothing is there', async () => {
    const place = await openExample(examples);
    const { records, error } = await attempt(sourceAt(id, { place: join(place.place, 'nowhere') }));
    expect(records).toEqual([]);
    expectSentences(error, 'nowhere');
  });

  test.each(TEXTS)('makes no data of files that hold %j, and says so', async (text) => {
    const files = Object.fromEntries(Object.keys(examples.files ?? {}).map((name) => [name, text]));
    const place = await openExample({ ...examples, files });
    const { records, dropped, error } = await attempt(sourceAt(id, place));
    expect(records).toEqual([]);
    if (error !== undefined) expectSentences(error, place.folder);
    else if (text !== '') expect(dropped.length).toBeGreaterThan(0);
  });
});
