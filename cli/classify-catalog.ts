import type { Catalog } from '../catalog/database.ts';
import { readDefinitions } from '../catalog/read-tools.ts';
import {
  forgetUnusedRuleSets,
  saveAttacks,
  saveClassifications,
  saveRuleSet,
  serversToClassify,
} from '../catalog/write.ts';
import { classifyServer, RULE_SET, RULE_TEXTS } from '../classifier/run.ts';
import { loadAttacks } from './attacks.ts';
import type { Progress } from './progress.ts';

/** Classifies the servers whose manifest or whose rules changed since they were classified. */
export function classifyCatalog(db: Catalog, progress: Progress): { servers: number; tools: number } {
  saveAttacks(db, loadAttacks());
  const servers = serversToClassify(db, RULE_SET);
  if (servers.length === 0) return { servers: 0, tools: 0 };
  saveRuleSet(db, RULE_SET, RULE_TEXTS);
  let tools = 0;
  for (const [done, server] of servers.entries()) {
    progress.update(done, servers.length, `classifying ${server.id}`);
    const definitions = readDefinitions(db, server.id);
    const classifications = classifyServer(definitions.map(({ tool }) => tool));
    const classified = definitions.flatMap(({ toolId }, i) => {
      const classification = classifications[i];
      return classification === undefined ? [] : [{ toolId, classification }];
    });
    saveClassifications(db, server, RULE_SET, classified);
    tools += classified.length;
  }
  progress.end();
  forgetUnusedRuleSets(db);
  return { servers: servers.length, tools };
}
