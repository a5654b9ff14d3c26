import type { Target } from './target.ts';

/** Every target, in the order in which pages show them: what enforces most first. */
export const TARGETS: readonly Target[] = [];
