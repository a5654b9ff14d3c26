import { parsePolicyText } from '../../../policy/document.ts';
import { judge } from '../../../policy/evaluate.ts';
import { remembering, type Decide } from './decide.ts';
import { MOMENT } from './policies.ts';

export const decide: Decide = (text, _server, call) => {
  return judge(readOwn(text), call, MOMENT).decision;
};

export const readOwn = remembering((text) => {
  const read = parsePolicyText(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
});
