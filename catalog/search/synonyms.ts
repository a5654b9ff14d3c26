/**
 * Words that people use for one thing when they look for a tool. Few: each group is one that authors of servers do mix,
 * so that without it a tool is missed; what only resembles (trash and delete, order and pay) is left apart.
 */
import { stem } from './stem.ts';

const GROUPS = [
  // To take away for good.
  'delete remove drop purge erase destroy',
  // To move money towards somebody.
  'pay payment charge',
  'refund reimburse',
  'buy purchase',
  // To bring into being.
  'create add new insert',
  // To change what is there.
  'update edit modify change',
  // To look at one thing.
  'get read fetch retrieve',
  // To look for things.
  'search find query lookup',
  'run execute exec invoke',
  // Short forms that stand for the long word in names.
  'repo repository',
  'db database',
  'dir directory folder',
  'doc document documentation',
  'config configuration',
  'env environment',
  'auth authentication authorization',
  'postgres postgresql pg psql',
  'kubernetes k8s',
  'javascript js',
  'python py',
  // Two names of one thing.
  'email mail',
  'image picture photo',
  'issue ticket',
  'login signin',
  'command shell',
];

const BY_TERM = new Map<string, string[]>();
for (const group of GROUPS) {
  const terms = [...new Set(group.split(' ').map(stem))];
  for (const term of terms)
    BY_TERM.set(
      term,
      terms.filter((other) => other !== term),
    );
}

/** Other terms for what the term means. */
export function synonymsOf(term: string): readonly string[] {
  return BY_TERM.get(term) ?? [];
}
