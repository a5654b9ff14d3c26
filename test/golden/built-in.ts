import type { ToolFacts } from '../../catalog/model.ts';
import { BUILT_IN_FILE, readGolden } from './files.ts';

/** The tools of each server of the built-in list, by package. Their schemas are not kept here. */
export function builtInServers(): Map<string, ToolFacts[]> {
  const found = new Map<string, ToolFacts[]>();
  for (const { package: server = '', tool: name, category, risk, factors } of readGolden(BUILT_IN_FILE)) {
    found.set(server, [...(found.get(server) ?? []), { name, category, risk, factors, attacks: [], tool: { name } }]);
  }
  return found;
}
