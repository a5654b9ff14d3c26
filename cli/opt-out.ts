import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptOut, type OptOut } from '../crawler/http/opt-out.ts';
import { UsageError } from './errors.ts';

const FILE = join(import.meta.dirname, '../data/opt-out.txt');

/** Who asked not to be crawled. */
export function loadOptOut(): OptOut {
  const optOut = readOptOut(readFileSync(FILE, 'utf8'));
  if (optOut.problems.length === 0) return optOut;
  throw new UsageError(`data/opt-out.txt cannot be read, so nothing is crawled. ${optOut.problems.join(' ')}`);
}
