import type { Attack, Need } from '../../catalog/attack.ts';
import { PARAMETER_KINDS, type ParameterKindId } from '../../catalog/parameter-kinds.ts';
import type { Tool } from '../../catalog/model.ts';
import { parametersOf, type Parameter } from '../../policy/recommend/parameters.ts';
import type { Category, FactorId } from '../../catalog/vocabulary.ts';

/** What decides which attacks a tool makes possible. */
export interface Attackable {
  category: Category;
  factors: readonly FactorId[];
  /** Ids of the rules for attacks that fired on its definition. */
  rules: readonly string[];
  tool: Tool;
}

/** What of a tool meets a need: for each list that asks for something, the entry that is there. */
export interface Met {
  category?: Category;
  factor?: FactorId;
  parameter?: { name: string; kind: ParameterKindId };
  rule?: string;
}

/** A documented attack with what makes it possible on one tool. */
export interface PossibleAttack {
  attack: Attack;
  met: Met;
}

/**
 * The attacks that this tool's own category, factors, schema and words make possible: the most specific first, and among
 * equally specific ones those with most incidents, else in the order given.
 */
export function attacksOn(tool: Attackable, attacks: readonly Attack[]): PossibleAttack[] {
  const parameters = parametersOf(tool.tool);
  return attacks
    .flatMap((attack) => {
      const found = attack.needs.flatMap((need) => {
        const met = meet(need, tool, parameters);
        return met === undefined ? [] : [{ attack, met, weight: weightOf(need) }];
      });
      return found.sort((a, b) => b.weight - a.weight).slice(0, 1);
    })
    .sort((a, b) => b.weight - a.weight || b.attack.incidents.length - a.attack.incidents.length)
    .map(({ attack, met }) => ({ attack, met }));
}

/** What meets a need; undefined when one of its lists is not met. */
function meet(need: Need, tool: Attackable, parameters: readonly Parameter[]): Met | undefined {
  const met: Met = {};
  if (need.categories.length > 0) {
    if (!need.categories.includes(tool.category)) return undefined;
    met.category = tool.category;
  }
  if (need.factors.length > 0) {
    const factor = need.factors.find((one) => tool.factors.includes(one));
    if (factor === undefined) return undefined;
    met.factor = factor;
  }
  if (need.rules.length > 0) {
    const rule = need.rules.find((one) => tool.rules.includes(one));
    if (rule === undefined) return undefined;
    met.rule = rule;
  }
  if (need.parameters.length > 0) {
    const parameter = need.parameters.flatMap((kind) => ofKind(kind, parameters)).at(0);
    if (parameter === undefined) return undefined;
    met.parameter = parameter;
  }
  return met;
}

function ofKind(kind: ParameterKindId, parameters: readonly Parameter[]): { name: string; kind: ParameterKindId }[] {
  return parameters.filter((one) => PARAMETER_KINDS[kind].is(one)).map(({ name }) => ({ name, kind }));
}

/** Words that act on the model are told of first, then what asks for most; one that names less of a list says more. */
function weightOf({ categories, factors, parameters, rules }: Need): number {
  const lists = [
    [rules, 8],
    [parameters, 4],
    [factors, 3],
    [categories, 2],
  ] as const;
  return lists.reduce((sum, [list, weight]) => sum + (list.length === 0 ? 0 : weight - list.length / 20), 0);
}
