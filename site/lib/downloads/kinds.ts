import type { DocumentKind } from '../api/document.ts';
import { ServerFacts } from '../api/server.ts';
import { ToolLine } from './lines.ts';
import { Downloads } from './summary.ts';

/** Written before the pages, all in one walk over the catalog. */
function written(kind: Omit<DocumentKind, 'params' | 'build'>): DocumentKind {
  return { ...kind, params: () => [], build: () => undefined };
}

export const DOWNLOADS: readonly DocumentKind[] = [
  written({
    id: 'downloads',
    path: '/download/files.json',
    title: 'The files of the whole catalog',
    about: 'Each file with its size, its checksum and how many servers or tools are in it.',
    media: 'application/json',
    schema: Downloads,
  }),
  written({
    id: 'download-server',
    path: '/download/servers.jsonl.gz',
    title: 'All servers in one file',
    about: 'JSON Lines, compressed with gzip: each line is a server, without its tools.',
    media: 'application/gzip',
    schema: ServerFacts,
  }),
  written({
    id: 'download-tool',
    path: '/download/tools.jsonl.gz',
    title: 'All tools in one file',
    about: 'JSON Lines, compressed with gzip: each line is a tool with its definition and classification.',
    media: 'application/gzip',
    schema: ToolLine,
  }),
  written({
    id: 'download-server-table',
    path: '/download/servers.csv',
    title: 'All servers as a table',
    about: 'CSV with a header, UTF-8. A cell that would begin like a formula has an apostrophe in front.',
    media: 'text/csv',
  }),
  written({
    id: 'download-tool-table',
    path: '/download/tools.csv',
    title: 'All tools as a table',
    about: 'CSV with a header, UTF-8. A cell that would begin like a formula has an apostrophe in front.',
    media: 'text/csv',
  }),
  written({
    id: 'download-sqlite',
    path: '/download/catalog.sqlite.gz',
    title: 'The catalog as a database',
    about: 'SQLite, compressed with gzip: servers, tools, factors, findings and evidence.',
    media: 'application/gzip',
  }),
  written({
    id: 'download-checksums',
    path: '/download/SHA256SUMS',
    title: 'The checksums of these files',
    about: 'SHA-256, in the format that sha256sum -c reads.',
    media: 'text/plain',
  }),
];
