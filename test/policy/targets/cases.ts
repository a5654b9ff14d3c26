import { TARGETS } from '../../../policy/targets/index.ts';
import type { Target } from '../../../policy/targets/target.ts';
import { decideWithNumbers } from './agentcore.ts';
import type { Decide } from './decide.ts';
import { DECIDERS } from './deciders.ts';

/** A target, and something that decides as it does. */
export interface Case {
  id: string;
  target: Target;
  decide: Decide;
}

/** Every target, and AgentCore a second time: it reads numbers in one of two ways. */
export const CASES: readonly Case[] = TARGETS.flatMap((target) => [
  { id: target.id, target, decide: deciderOf(target.id) },
  ...(target.id === 'agentcore' ? [{ id: 'agentcore, numbers as decimals', target, decide: decideWithNumbers }] : []),
]);

function deciderOf(id: string): Decide {
  const decide = DECIDERS[id];
  if (decide === undefined) throw new Error(`test/policy/targets has nothing that decides as ${id} does.`);
  return decide;
}
