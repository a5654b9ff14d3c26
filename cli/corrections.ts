import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Correction } from '../catalog/correction.ts';
import type { Catalog } from '../catalog/database.ts';
import { readOrigins } from '../catalog/read-servers.ts';
import { readDefinitions } from '../catalog/read-tools.ts';
import { correct, correctionFor } from '../classifier/correct.ts';
import { classifyServer } from '../classifier/run.ts';
import { UsageError } from './errors.ts';

const FOLDER = `${import.meta.dirname}/../data/corrections`;

/** A correction and the name of its file. */
export type FiledCorrection = Correction & { file: string };

/**
 * What people corrected, one file each.
 * @throws UsageError when a file is not right: it is ours, not somebody's
 */
export function loadCorrections(folder = FOLDER): FiledCorrection[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({ ...readCorrection(`${folder}/${file}`), file }));
}

function readCorrection(path: string): Correction {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const parsed = Correction.safeParse(parseJson(path));
  if (parsed.success) return parsed.data;
  const problems = z.prettifyError(parsed.error);
  throw new UsageError(
    `The correction ${file} is not right; data/corrections/README.md says how one looks.\n${problems}`,
  );
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    throw new UsageError(`The correction ${file} is not JSON: ${String(error)}`, { cause: error });
  }
}

/** Names a set of corrections: another set, another name. Empty for none. */
export function nameOfCorrections(corrections: readonly Correction[]): string {
  if (corrections.length === 0) return '';
  return createHash('sha256').update(JSON.stringify(corrections)).digest('hex').slice(0, 12);
}

/** Corrections that name a tool which the catalog holds, and that the rules agree with by now. */
export function idleCorrections(db: Catalog, corrections: readonly FiledCorrection[]): FiledCorrection[] {
  if (corrections.length === 0) return [];
  const needed = new Set<FiledCorrection>();
  const named = new Set<FiledCorrection>();
  for (const server of readOrigins(db)) {
    const tools = readDefinitions(db, server.id).map(({ tool }) => tool);
    if (!tools.some(({ name }) => correctionFor(corrections, server, name))) continue;
    for (const [i, classification] of classifyServer(tools).entries()) {
      const correction = correctionFor(corrections, server, tools[i]?.name ?? '');
      if (correction === undefined) continue;
      named.add(correction);
      if (correct(classification, correction) !== classification) needed.add(correction);
    }
  }
  return corrections.filter((correction) => named.has(correction) && !needed.has(correction));
}
