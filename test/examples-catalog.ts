import { openCatalog, type Catalog } from '../catalog/database.ts';
import { saveListing } from '../catalog/write-listings.ts';
import { saveServer } from '../catalog/write-servers.ts';
import { RULE_TEXTS } from '../classifier/run.ts';
import { classifyCatalog } from '../cli/classify-catalog.ts';
import { createProgress } from '../cli/progress.ts';
import { aListing, aServer } from './catalog/records.ts';

/** A catalog of the examples of every rule, a server for each rule: what the rule was written to catch or to leave. */
export function openExamples(): Catalog {
  const db = openCatalog(':memory:');
  for (const { id, fires, staysQuiet } of RULE_TEXTS) {
    saveServer(db, aServer({ id, title: id }));
    saveListing(db, id, aListing(), JSON.stringify({ tools: [...fires, ...staysQuiet] }));
  }
  classifyCatalog(db, createProgress());
  return db;
}
