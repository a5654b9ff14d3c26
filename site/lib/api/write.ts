import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringifyJson } from '../../../catalog/json.ts';
import { catalog } from '../catalog.ts';
import { addressesBelow, pathOf } from './document.ts';
import { DOCUMENTS } from './table.ts';

/**
 * Writes every document for machines into a built site, one at a time.
 * @param out folder of the site
 * @param base path that the site is served under
 * @param site its public address, when it is known
 */
export function writeDocuments(out: string, base: string, site: string | undefined): void {
  const context = { db: catalog(), url: addressesBelow(base, site) };
  let made = '';
  for (const kind of DOCUMENTS) {
    for (const params of kind.params(context)) {
      const value = kind.build(params, context);
      if (value === undefined) continue;
      const file = join(out, pathOf(kind, params));
      if (dirname(file) !== made) mkdirSync((made = dirname(file)), { recursive: true });
      writePieces(file, isGenerator(value) ? value : [typeof value === 'string' ? value : `${stringifyJson(value)}\n`]);
    }
  }
}

function isGenerator(value: unknown): value is Generator<string> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;
}

function writePieces(file: string, pieces: Iterable<string>): void {
  const open = openSync(file, 'w');
  for (const piece of pieces) writeFileSync(open, piece);
  closeSync(open);
}
