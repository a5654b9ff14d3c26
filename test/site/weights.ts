import { gzipSync } from 'node:zlib';
import { TOOL_PAGE_BYTES } from '../../site/lib/room.ts';
import type { Page } from './pages.ts';

/** What pages may weigh, in bytes as a server sends them compressed. */
const STYLES = 12_000;
const SCRIPTS = 10_000;
const HTML: readonly [of: RegExp, bytes: number][] = [
  [/^\/tools\/[^/]+\/[^/]+\/$/, TOOL_PAGE_BYTES],
  [/^\//, 100_000],
];

/** Pages that weigh more than they may, with what they weigh. */
export function weightFaults(pages: readonly Page[], files: ReadonlyMap<string, Buffer>): string[] {
  const sizes = new Map<string, number>();
  const sizeOf = (path: string): number => {
    const known = sizes.get(path) ?? gzipSync(files.get(path) ?? '').length;
    sizes.set(path, known);
    return known;
  };
  return pages.flatMap(({ address, html, $ }) => {
    const sum = (links: (string | undefined)[]): number =>
      links.reduce((total, link) => total + sizeOf(new URL(link ?? '', 'http://site/').pathname.slice(1)), 0);
    const styles = $('link[rel=stylesheet]').toArray();
    const scripts = $('script[src]').toArray();
    const most = HTML.find(([of]) => of.test(address))?.[1] ?? 0;
    const parts = [
      ['HTML', gzipSync(html).length, most],
      ['CSS', sum(styles.map((link) => $(link).attr('href'))), STYLES],
      ['JavaScript', sum(scripts.map((script) => $(script).attr('src'))), SCRIPTS],
    ] as const;
    return parts.flatMap(([what, size, limit]) =>
      size > limit ? [`${address}: ${String(size)} bytes of ${what}, ${String(limit)} allowed`] : [],
    );
  });
}
