import { latestFirst, type Attack, type Incident, type Need } from '../../catalog/attack.ts';
import { PARAMETER_KINDS } from '../../catalog/parameter-kinds.ts';
import { FACTORS, type Category, type FactorId } from '../../catalog/vocabulary.ts';
import type { Met } from './attack-match.ts';
import { ruleById } from './catalog.ts';
import { article, capitalise, list, monthOrDay } from './language.ts';
import { categoryPath, factorPath, rulePath } from './links.ts';
import { listed, type Inline, type Prose } from './prose.ts';

/** Why an attack is possible on a tool: one sentence about what this very tool has. */
export function whyPossible({ category, factor, parameter, rule }: Met): Prose {
  const is: Prose = category === undefined ? [] : [`it is ${article(category)} `, toCategory(category), ' tool'];
  const acts: Prose = factor === undefined ? [] : ['it ', toFactor(factor)];
  const takes: Prose =
    parameter === undefined
      ? []
      : ['its parameter ', { name: parameter.name }, ` ${PARAMETER_KINDS[parameter.kind].does}`];
  const fired: Prose = rule === undefined ? [] : ['its definition was found by the rule ', ...quoted(rule)];
  return clauses([is, acts, takes, fired]);
}

/** The needs that no other one covers. */
export function widest(needs: readonly Need[]): Need[] {
  return needs.filter((need) => !needs.some((other) => other !== need && covers(other, need)));
}

/** Whether every tool that meets the second need meets the first: it asks for less, or leaves more choice. */
function covers(wide: Need, narrow: Need): boolean {
  return (['categories', 'factors', 'parameters', 'rules'] as const).every((list) => {
    const [all, some]: [readonly string[], readonly string[]] = [wide[list], narrow[list]];
    return all.length === 0 || (some.length > 0 && some.every((one) => all.includes(one)));
  });
}

/** What a tool needs for an attack to be possible: one sentence. */
export function needInWords({ categories, factors, parameters, rules }: Need): Prose {
  const first = categories[0];
  const about: Prose =
    first === undefined ? [] : [`it is ${article(first)} `, ...listed(categories.map(toCategory), 'or'), ' tool'];
  const acts: Prose = factors.length === 0 ? [] : ['it ', ...listed(factors.map(toFactor), 'or')];
  const kinds = list(
    parameters.map((kind) => PARAMETER_KINDS[kind].does),
    'or',
  );
  const takes: Prose = kinds === '' ? [] : [`one of its parameters ${kinds}`];
  const fired: Prose =
    rules.length === 0
      ? []
      : [
          'its definition is found by the rule ',
          ...rules.flatMap((rule, i) => [...between(i, rules.length), ...quoted(rule)]),
        ];
  return clauses([about, acts, takes, fired]);
}

/** The years of its incidents: "2025", "2025 to 2026". */
export function yearsOf(attack: Attack): string {
  const years = latestFirst(attack).map(({ date }) => date.slice(0, 4));
  const [last, first] = [years.at(0) ?? '', years.at(-1) ?? ''];
  return first === last ? last : `${first} to ${last}`;
}

/** When an incident became known, as exactly as it is known. */
export function whenOf({ date }: Incident): string {
  return monthOrDay(date);
}

/** Clauses as one sentence. */
function clauses(all: Prose[]): Prose {
  const said = all.filter((clause) => clause.length > 0);
  const parts = said.flatMap((clause, i): Prose =>
    i === 0 ? clause : [i === said.length - 1 ? ', and ' : ', ', ...clause],
  );
  const [first = '', ...rest] = parts;
  return [typeof first === 'string' ? capitalise(first) : first, ...rest, '.'];
}

function between(i: number, length: number): Prose {
  if (i === 0) return [];
  return [i === length - 1 ? ' or ' : ', '];
}

/** A rule by its title; one of another rule set by its id, without a page to link to. */
function quoted(id: string): Prose {
  const rule = ruleById(id);
  return rule === undefined ? [`“${id}”`] : ['“', { to: rulePath(id), text: rule.title }, '”'];
}

function toCategory(id: Category): Inline {
  return { to: categoryPath(id), text: id };
}

function toFactor(id: FactorId): Inline {
  return { to: factorPath(id), text: FACTORS[id].meaning };
}
