import { builtIn } from './built-in/source.ts';
import type { Source } from './source.ts';

/** Every source by its id. Each is made for its usual place, or for another one: a base URL or a file. */
export const SOURCES: Record<string, (place?: string) => Source> = {
  'built-in': builtIn,
};
