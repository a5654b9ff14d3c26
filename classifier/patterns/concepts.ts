import { EFFECT_CONCEPTS } from './concepts-effect.ts';
import { MATTER_CONCEPTS } from './concepts-matter.ts';

/**
 * Every phrase that a rule looks for in running text, found in one pass. A phrase is lower case, its words separated by
 * one space; hyphens and spaces are the same to it.
 */
export const CONCEPTS = { ...EFFECT_CONCEPTS, ...MATTER_CONCEPTS };
export type ConceptId = keyof typeof CONCEPTS;
