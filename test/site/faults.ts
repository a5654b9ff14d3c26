import { readFileSync } from 'node:fs';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { languageFaults } from './language-bar.ts';
import { ourWords, type Page } from './pages.ts';

/** What each check finds wrong, as sentences; an empty list is a clean site. */

export async function htmlFaults(pages: Page[]): Promise<string[]> {
  const validator = new HtmlValidate(JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData);
  const faults: string[] = [];
  for (const { address, html } of pages) {
    const { results } = await validator.validateString(html);
    for (const { messages } of results) {
      faults.push(
        ...messages.map(({ ruleId, message, selector }) => `${address}: ${ruleId}: ${message} ${selector ?? ''}`),
      );
    }
  }
  return faults;
}

/** Broken links and anchors, and ids that are there twice. */
export function linkFaults(pages: Page[], files: ReadonlyMap<string, Buffer>): string[] {
  const ids = new Map(
    pages.map(({ address, $ }) => [
      address,
      $('[id]')
        .toArray()
        .map((element) => $(element).attr('id')),
    ]),
  );
  const faults: string[] = [];
  for (const { address, $ } of pages) {
    const own = ids.get(address) ?? [];
    if (new Set(own).size !== own.length) faults.push(`${address}: an id is there twice`);
    for (const element of $('a[href], link[href], script[src]').toArray()) {
      const link = new URL($(element).attr('href') ?? $(element).attr('src') ?? '', `http://site${address}`);
      if (link.host !== 'site') continue;
      const to = decodeURIComponent(link.pathname);
      const there = ids.get(to) ?? (files.has(to.slice(1)) ? [] : undefined);
      if (there === undefined || (link.hash !== '' && !there.includes(link.hash.slice(1))))
        faults.push(`${address} -> ${link.pathname}${link.hash}`);
    }
  }
  return faults;
}

export function wordFaults(pages: Page[]): string[] {
  return pages.flatMap((page) => languageFaults(ourWords(page)).map((fault) => `${page.address}: ${fault}`));
}

/** Words that run into a link, code or a quotation because the space between them was lost. */
export function spacingFaults(pages: Page[]): string[] {
  const joined = /[\p{Ll},;:](?=<(?:a|code|strong|q|time)\b)|<\/(?:a|code|strong|q|time)>(?=[\p{L}(])/u;
  return pages
    .filter(({ $ }) =>
      joined.test(
        $('main p, main li, main dd')
          .toArray()
          .map((element) => $(element).html())
          .join('\n'),
      ),
    )
    .map(({ address }) => address);
}
