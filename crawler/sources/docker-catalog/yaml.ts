import { parse } from 'yaml';

/**
 * Reads YAML that a stranger wrote: plain data only. References (`*name`) are refused, because they can make a small
 * text endless; tags mean nothing.
 * @throws an Error that says what is wrong
 */
export function parseYaml(text: string): unknown {
  try {
    return parse(text, { schema: 'core', merge: false, maxAliasCount: 0, uniqueKeys: true, logLevel: 'error' });
  } catch (cause) {
    // Also a RangeError: the parser is recursive.
    const [first = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new Error(`it is not the YAML that we read: ${first.slice(0, 200)}`, { cause });
  }
}
