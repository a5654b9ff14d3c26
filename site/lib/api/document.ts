import type { z } from 'zod';
import type { Catalog } from '../../../catalog/database.ts';

/** What tells the documents of one kind apart: the values of the parts in braces of its path. */
export type Params = Record<string, string>;

/** What documents are made from. */
export interface Context {
  db: Catalog;
  /** The address of a path of the site: complete when the public address is known, else from the root of the host. */
  url: (path: string) => string;
}

/** One kind of document that the site publishes for machines. */
export interface DocumentKind {
  /** Names its schema: `/api/v1/schema/<id>.json`. */
  id: string;
  /** Path from the root of the site; parts in braces differ from document to document. */
  path: string;
  title: string;
  /** A sentence or two: what is in it, and when there is none. */
  about: string;
  media: 'application/json' | 'image/svg+xml' | 'application/gzip' | 'text/csv' | 'text/plain';
  /** What it, or each of its lines, holds; what is no JSON has none. */
  schema?: z.ZodType;
  params: (context: Context) => Iterable<Params>;
  /** The value to write, or its text, whole or in pieces; undefined when there is none for these. */
  build: (params: Params, context: Context) => unknown;
}

/** The path of one document. */
export function pathOf(kind: Pick<DocumentKind, 'path'>, params: Params): string {
  return kind.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

/** A function for `Context.url`. */
export function addressesBelow(base: string, site: URL | string | undefined): Context['url'] {
  const root = base.replace(/\/+$/, '');
  return (path) => (site === undefined ? `${root}${path}` : new URL(`${root}${path}`, site).href);
}

/** The one document of a kind. */
export function* once(): Generator<Params> {
  yield {};
}
