import type { Attack } from '../../catalog/model.ts';
import type { ToolRecord } from '../../catalog/read-tools.ts';
import type { FactorId } from '../../catalog/vocabulary.ts';

/** A documented attack with what makes it possible on one tool. */
export interface PossibleAttack {
  attack: Attack;
  byCategory: boolean;
  byFactors: FactorId[];
}

/** The attacks that this tool's own category or factors make possible, the closest first. */
export function attacksOn(tool: Pick<ToolRecord, 'category' | 'factors'>, attacks: Attack[]): PossibleAttack[] {
  return attacks
    .map((attack) => ({
      attack,
      byCategory: attack.categories.includes(tool.category),
      byFactors: tool.factors.filter((factor) => attack.factors.includes(factor)),
    }))
    .filter(({ byCategory, byFactors }) => byCategory || byFactors.length > 0)
    .sort((a, b) => closeness(b) - closeness(a) || (a.attack.id < b.attack.id ? -1 : 1));
}

/** A factor says more about a tool than its category does. */
function closeness({ byCategory, byFactors }: PossibleAttack): number {
  return byFactors.length * 2 + (byCategory ? 1 : 0);
}
