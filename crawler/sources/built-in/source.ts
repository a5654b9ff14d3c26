import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import type { Server } from '../../../catalog/model.ts';
import { itemSpans, wholeSpan } from '../../json-text.ts';
import type { Dropped, Source } from '../source.ts';
import { LaunchRecord } from './schema.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/servers.json');

/** A launch list: the one that comes with this repository, or another file of the same format. */
export function builtIn(file: string = SHIPPED): Source {
  return {
    id: 'built-in',
    title: 'Built-in list',
    terms: 'Facts about public npm packages, collected for this catalog; the packages belong to their authors.',
    servers: () => readList(file),
  };
}

async function* readList(file: string): AsyncGenerator<Server | Dropped> {
  const name = relative(process.cwd(), file);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${name} cannot be read. Check the path given with --servers.`, { cause: error });
  });
  const lineOfId = new Map<string, number>();
  for (const { line, record, problem } of splitRecords(text)) {
    const where = `${name}:${line}`;
    if (problem !== undefined) {
      yield { where, reason: problem };
      continue;
    }
    const parsed = LaunchRecord.safeParse(record);
    if (!parsed.success) {
      yield { where, reason: inWords(parsed.error) };
      continue;
    }
    const first = lineOfId.get(parsed.data.id);
    if (first !== undefined) {
      yield { where, reason: `the id ${parsed.data.id} is taken by line ${first}; ids must be unique` };
      continue;
    }
    lineOfId.set(parsed.data.id, line);
    yield toServer(parsed.data);
  }
}

interface Piece {
  line: number;
  record?: unknown;
  problem?: string;
}

/** The records with the lines they begin on. One broken line costs one record: the others are read line by line. */
function splitRecords(text: string): Piece[] {
  const whole = parsed(text);
  if ('problem' in whole) return recordPerLine(text);
  if (!Array.isArray(whole.record)) return [{ line: 1, problem: 'the file is not a JSON array of records' }];
  const records: unknown[] = whole.record;
  const starts = itemSpans(text, wholeSpan(text)).map((span) => span.start);
  return records.map((record, index) => ({ line: lineAt(text, starts[index] ?? 0), record }));
}

function recordPerLine(text: string): Piece[] {
  return text.split('\n').flatMap((raw, index) => {
    const line = raw
      .trim()
      .replace(/^\[(?=.)/, '')
      .replace(/,$|(?<=.)\]$/, '')
      .replace(/,$/, '');
    return line === '' || line === '[' || line === ']' ? [] : [{ line: index + 1, ...parsed(line) }];
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

function inWords(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

function toServer(record: z.infer<typeof LaunchRecord>): Server {
  const { id, registry, package: name, version, bin, args, env, title, homepage } = record;
  return {
    id,
    title: title ?? name,
    source: 'built-in',
    ...(homepage === undefined ? {} : { homepage }),
    launch: { registry, package: name, version, ...(bin === undefined ? {} : { bin }), args, env },
  };
}
