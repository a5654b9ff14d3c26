import { parsePolicy } from '../../../policy/document.ts';
import { judge } from '../../../policy/evaluate.ts';
import type { Decide } from './decide.ts';
import { MOMENT } from './policies.ts';

export const decide: Decide = (text, _server, call) => {
  const read = parsePolicy(JSON.parse(text));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return judge(read.policy, call, MOMENT).decision;
};
