import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import type { Setting, SourceRecord } from '../../../catalog/record.ts';
import { itemSpans, wholeSpan } from '../../json-text.ts';
import { inWords } from '../shared/lenient.ts';
import type { Batch, ReadToEnd, Source } from '../source.ts';
import { LaunchRecord } from './schema.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/servers.json');

/** A launch list: the one that comes with this repository, or another file of the same format. */
export function builtIn(file: string = SHIPPED): Source {
  return {
    id: 'built-in',
    title: 'Built-in list',
    terms: 'Facts about public npm packages, collected for this catalog; the packages belong to their authors.',
    place: relative(process.cwd(), file),
    read: ({ now }) => readList(file, now),
  };
}

async function* readList(file: string, now: string): AsyncGenerator<Batch, ReadToEnd> {
  const name = relative(process.cwd(), file);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${name} cannot be read. Check the path given with --servers.`, { cause: error });
  });
  const lineOfId = new Map<string, number>();
  const batch: Batch = { records: [], dropped: [] };
  for (const { line, text: body, record, problem } of splitRecords(text)) {
    const where = `${name}:${line}`;
    const parsed = LaunchRecord.safeParse(record);
    const first = lineOfId.get(parsed.data?.id ?? '');
    if (problem !== undefined) batch.dropped.push({ where, reason: problem });
    else if (!parsed.success) batch.dropped.push({ where, reason: inWords(parsed.error) });
    else if (first !== undefined) {
      const reason = `the id ${parsed.data.id} is taken by line ${first}; ids must be unique`;
      batch.dropped.push({ where, reason });
    } else {
      lineOfId.set(parsed.data.id, line);
      batch.records.push(toRecord(parsed.data, { url: name, retrievedAt: now, body }));
    }
  }
  yield batch;
  // A list with a broken line may have lost a record; nothing is taken for gone then.
  return { covered: batch.dropped.length === 0 ? 'everything' : 'changes' };
}

interface Piece {
  line: number;
  /** The record as it stands in the file. */
  text: string;
  record?: unknown;
  problem?: string;
}

/** The records with the lines they begin on. One broken line costs one record: the others are read line by line. */
function splitRecords(text: string): Piece[] {
  const whole = parsed(text);
  if ('problem' in whole) return recordPerLine(text);
  if (!Array.isArray(whole.record)) return [{ line: 1, text, problem: 'the file is not a JSON array of records' }];
  const records: unknown[] = whole.record;
  const spans = itemSpans(text, wholeSpan(text));
  return records.map((record, index) => {
    const { start, end } = spans[index] ?? { start: 0, end: 0 };
    return { line: lineAt(text, start), text: text.slice(start, end), record };
  });
}

function recordPerLine(text: string): Piece[] {
  return text.split('\n').flatMap((raw, index) => {
    const line = raw
      .trim()
      .replace(/^\[(?=.)/, '')
      .replace(/,$|(?<=.)\]$/, '')
      .replace(/,$/, '');
    return line === '' || line === '[' || line === ']' ? [] : [{ line: index + 1, text: line, ...parsed(line) }];
  });
}

function parsed(text: string): { record: unknown } | { problem: string } {
  try {
    return { record: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError)
      return { problem: `not valid JSON (${error.message}); write one record per line` };
    throw error;
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function toRecord(
  record: z.infer<typeof LaunchRecord>,
  read: Pick<SourceRecord, 'url' | 'retrievedAt' | 'body'>,
): SourceRecord {
  const { id, registry, package: name, version, bin, args, env, title, homepage } = record;
  const plain = { required: false, secret: false, format: 'string' } as const;
  const settings: Setting[] = [
    ...args.map((value): Setting => ({ place: 'argument', value, ...plain })),
    ...Object.entries(env).map(([variable, value]): Setting => ({
      place: 'environment',
      name: variable,
      value,
      ...plain,
    })),
  ];
  return {
    ...{ source: 'built-in', key: id, id, title: title ?? name, version, status: 'active', ...read },
    ...(homepage === undefined ? {} : { homepage }),
    repositoryVouched: false,
    packages: [
      { registry, package: name, version, ...(bin === undefined ? {} : { bin }), transport: 'stdio', settings },
    ],
    ...{ remotes: [], notes: {} },
  };
}
