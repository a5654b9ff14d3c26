import { CONDITIONS } from './conditions.ts';
import { HOSTILE } from './hostile.ts';
import { LIMITS } from './limits.ts';
import type { Refused } from './make.ts';
import { PATHS } from './paths.ts';
import { POLICIES } from './policies.ts';
import { RULES } from './rules.ts';

/** What the JSON Schema refuses too. */
export const REFUSED: Refused[] = [...POLICIES, ...RULES, ...LIMITS, ...PATHS, ...CONDITIONS, ...HOSTILE];
