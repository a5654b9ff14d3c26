import type { Risk } from '../../catalog/vocabulary.ts';
import { LEG_IDS, LEGS, type LegId } from '../legs.ts';
import type { StackFacts } from './facts.ts';

/** The order in which counts are told: what nobody could rate comes last. */
export const WORST_FIRST: readonly Risk[] = ['critical', 'high', 'medium', 'low', 'unrated'];

/** Names of tools that a sentence gives for one leg. */
const MOST_TOOLS = 3;
const MOST_COLLISIONS = 5;

/** What was found about a stack, in plain English; names stand as they are. */
export function sentencesOf(facts: Omit<StackFacts, 'sentences'>): string[] {
  return [summary(facts), ...trifecta(facts), ...collisions(facts), ...unread(facts)];
}

function summary({ servers, unread, tools, risks }: Omit<StackFacts, 'sentences'>): string {
  const read = servers - unread.length;
  if (read === 0) return 'The tools of none of these servers are known.';
  const rated = WORST_FIRST.filter((risk) => risks[risk] > 0);
  const counts = rated.map((risk) => `${number(risks[risk])} ${RISK_WORDS[risk]}`);
  return `${count(read, 'server')} with ${count(tools, 'known tool')}${counts.length > 0 ? `: ${list(counts)}` : ''}.`;
}

const RISK_WORDS: Record<Risk, string> = {
  critical: 'of critical risk',
  high: 'of high risk',
  medium: 'of medium risk',
  low: 'of low risk',
  unrated: 'not rated',
};

function trifecta({ trifecta, legs }: Omit<StackFacts, 'sentences'>): string[] {
  const { complete, missing, alone, sets, more, breakers } = trifecta;
  if (!complete)
    return missing.length === LEG_IDS.length
      ? []
      : [
          `No known tool gives ${list(
            missing.map((leg) => LEGS[leg].label.toLowerCase()),
            'or',
          )}, so private data, untrusted content and a way out do not come together.`,
        ];
  const names = (server: string, leg: LegId) => legs[leg].find((giver) => giver.server === server)?.tools ?? [];
  const given = (server: string) =>
    LEG_IDS.flatMap((leg) => {
      const tools = names(server, leg);
      return tools.length === 0 ? [] : [`${LEGS[leg].label.toLowerCase()} by ${some(tools)}`];
    });
  return [
    ...alone.map((server) => `${server} alone has all that is needed to steal data: ${list(given(server))}.`),
    ...sets.map(
      (set) =>
        `${list(set)} together have all that is needed to steal data: ${set.map((server) => `${server} has ${list(given(server))}`).join('; ')}.`,
    ),
    ...(more ? ['More servers complete each other in the same way.'] : []),
    ...(breakers.length > 0 ? [`Without ${list(breakers, 'or')}, the three do not come together.`] : []),
  ];
}

function collisions({ collisions }: Omit<StackFacts, 'sentences'>): string[] {
  const more = collisions.length - MOST_COLLISIONS;
  return [
    ...collisions
      .slice(0, MOST_COLLISIONS)
      .map(
        ({ name, servers }) =>
          `A tool named ${name} is in ${list(servers)}: a client or a model can take one for the other.`,
      ),
    ...(more > 0 ? [`${count(more, 'more name')} ${more === 1 ? 'is' : 'are'} shared in the same way.`] : []),
  ];
}

function unread({ unread, servers }: Omit<StackFacts, 'sentences'>): string[] {
  if (unread.length === 0 || unread.length === servers) return [];
  return [`The tools of ${list(unread)} are not known, so nothing here is about them.`];
}

function some(names: readonly string[]): string {
  const more = names.length - MOST_TOOLS;
  return list(more > 0 ? [...names.slice(0, MOST_TOOLS), `${number(more)} more`] : names);
}

function list(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1) ?? ''}`;
}

function count(many: number, one: string): string {
  return `${number(many)} ${one}${many === 1 ? '' : 's'}`;
}

function number(many: number): string {
  return many.toLocaleString('en-US');
}
