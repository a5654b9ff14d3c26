import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, freshCatalog } from '../site/build.ts';
import { htmlFaults, linkFaults } from '../site/faults.ts';
import { filesOf, pagesOf, type Page } from '../site/pages.ts';
import { tooFar } from '../site/reach.ts';
import { weightFaults } from '../site/weights.ts';

/** A site that is built already, in place of that of the small catalog. */
const given = process.env['SITE_BAR'];
const made = given === undefined ? freshCatalog() : undefined;
const out = given ?? join(made?.folder ?? '', 'site');
let files: Map<string, Buffer>;
let pages: Page[];

beforeAll(async () => {
  if (made) await build(made.catalog, out);
  files = filesOf(out);
  pages = pagesOf(files);
});

afterAll(() => {
  if (made) rmSync(made.folder, { recursive: true });
});

it('has pages', () => {
  expect(pages.length).toBeGreaterThan(20);
});

it('is valid HTML on every page', async () => {
  expect(await htmlFaults(pages)).toEqual([]);
});

it('has no broken link or anchor, and no id twice', () => {
  expect(linkFaults(pages, files)).toEqual([]);
});

it('leads from the front page to every page in at most four clicks', () => {
  expect(tooFar(pages)).toEqual([]);
});

it('weighs no more than it may', () => {
  expect(weightFaults(pages, files)).toEqual([]);
});
