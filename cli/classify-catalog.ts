import type { Correction } from '../catalog/correction.ts';
import type { Catalog } from '../catalog/database.ts';
import { readDefinitions } from '../catalog/read-tools.ts';
import {
  forgetUnusedRuleSets,
  saveAccuracy,
  saveAttacks,
  saveClassifications,
  saveRuleSet,
  serversToClassify,
} from '../catalog/write.ts';
import { correct, correctionFor } from '../classifier/correct.ts';
import { classifyServer, RULE_SET, RULE_TEXTS } from '../classifier/run.ts';
import { tokenCost } from '../classifier/token-cost.ts';
import { loadAccuracy } from './accuracy.ts';
import { loadAttacks } from './attacks.ts';
import { loadCorrections, nameOfCorrections } from './corrections.ts';
import type { Progress } from './progress.ts';

/** Classifies the servers whose manifest, rules or corrections changed since they were classified. */
export function classifyCatalog(
  db: Catalog,
  progress: Progress,
  corrections: readonly Correction[] = loadCorrections(),
): { servers: number; tools: number } {
  saveAttacks(db, loadAttacks());
  saveAccuracy(db, loadAccuracy());
  const servers = serversToClassify(db, `${RULE_SET} ${nameOfCorrections(corrections)}`.trim());
  if (servers.length === 0) return { servers: 0, tools: 0 };
  saveRuleSet(db, RULE_SET, RULE_TEXTS);
  let tools = 0;
  for (const [done, server] of servers.entries()) {
    progress.update(done, servers.length, `classifying ${server.id}`);
    const definitions = readDefinitions(db, server.id);
    const classifications = classifyServer(definitions.map(({ tool }) => tool));
    const classified = definitions.flatMap(({ toolId, tool }, i) => {
      const ruled = classifications[i];
      if (ruled === undefined) return [];
      const correction = correctionFor(corrections, server, tool.name);
      const classification = correction === undefined ? ruled : correct(ruled, correction);
      return [{ toolId, classification, tokens: tokenCost(tool) }];
    });
    saveClassifications(db, server, RULE_SET, classified);
    tools += classified.length;
  }
  progress.end();
  forgetUnusedRuleSets(db);
  return { servers: servers.length, tools };
}
