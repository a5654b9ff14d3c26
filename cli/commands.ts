import type { Command } from './command.ts';
import { build } from './commands/build.ts';
import { checkPolicy } from './commands/check-policy.ts';
import { classify } from './commands/classify.ts';
import { crawl } from './commands/crawl.ts';
import { exportState } from './commands/export.ts';
import { importManifests } from './commands/import.ts';
import { merge } from './commands/merge.ts';
import { policy } from './commands/policy.ts';
import { serve } from './commands/serve.ts';
import { start } from './commands/start.ts';

/** The menu, in the order of the work. */
export const COMMANDS: Command[] = [
  start,
  crawl,
  importManifests,
  merge,
  classify,
  policy,
  checkPolicy,
  exportState,
  build,
  serve,
];
