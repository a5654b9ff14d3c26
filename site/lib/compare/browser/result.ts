import { serverPath } from '../../links.ts';
import { number } from '../../language.ts';
import type { Compared, Comparison } from './compare.ts';
import { element, listOf, table } from './dom.ts';
import { toolWords, unknownWords, versionWords } from './words.ts';

/** Tools that the table of the riskiest has. */
const MOST_TOOLS = 15;

/** How many of them one server may have, so that it does not hide the others. */
const MOST_OF_ONE = 5;

/** The result as parts of the page, without its heading. Nothing of a configuration is in it but names. */
export function resultOf({ problems, servers, facts }: Comparison): HTMLElement[] {
  const found = servers.filter(({ match }) => match !== undefined);
  const unknown = servers.filter(({ match }) => match === undefined);
  return [
    ...part('Could not be read', problems.length === 0 ? [] : [listOf(problems)]),
    ...part('Together', facts.sentences.length < 2 ? [] : [listOf(facts.sentences.slice(1))]),
    ...part('Servers in the catalog', found.length === 0 ? [] : [serverTable(found)]),
    ...part('Not in the catalog', unknown.length === 0 ? [] : [listOf(unknown.map(unknownItem))]),
    ...part('Riskiest tools', facts.riskiest.length === 0 ? [] : riskiest(facts.riskiest)),
  ];
}

function part(heading: string, content: HTMLElement[]): HTMLElement[] {
  return content.length === 0 ? [] : [element('section', { class: 'flow' }, element('h3', {}, heading), ...content)];
}

function serverTable(found: readonly Compared[]): HTMLElement {
  const rows = found.flatMap(({ name, server, match }) => {
    if (match === undefined) return [];
    const link = element('a', { href: serverPath(match.slug) }, match.card.title || match.slug);
    const unsure =
      match.by.by === 'host' || match.by.by === 'name' ? ` (by its ${match.by.by} only: it can be another one)` : '';
    const off = server.disabled ? ', switched off' : '';
    return [[`${name}${off}`, element('span', {}, link, unsure), toolWords(match), versionWords(server, match)]];
  });
  return table('Servers in the catalog', ['In your configuration', 'Server', 'Tools by risk', 'Version'], rows);
}

function unknownItem({ name, server }: Compared): HTMLElement {
  return element('span', {}, element('strong', {}, name), `: ${unknownWords(server)}`);
}

function riskiest(tools: Comparison['facts']['riskiest']): HTMLElement[] {
  const counts = new Map<string, number>();
  const shown = tools.filter(({ server }) => {
    const count = (counts.get(server) ?? 0) + 1;
    counts.set(server, count);
    return count <= MOST_OF_ONE;
  });
  const rows = shown
    .slice(0, MOST_TOOLS)
    .map(({ name, server, category, risk }) => [
      element('code', {}, name || '(empty name)'),
      server,
      category,
      element('span', { class: `rating ${risk}` }, risk),
    ]);
  const more = tools.length - rows.length;
  return [
    table('Riskiest tools', ['Tool', 'Server', 'Category', 'Risk'], rows),
    ...(more > 0 ? [element('p', {}, `And ${number(more)} more of critical or high risk.`)] : []),
  ];
}
