import type { Command } from './command.ts';

/**
 * The menu, in the order of the work. A command is loaded when it is asked for: some bring much with them, and none has
 * to wait for what another one needs.
 */
export const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  crawl: async () => (await import('./commands/crawl.ts')).crawl,
  import: async () => (await import('./commands/import.ts')).importManifests,
  merge: async () => (await import('./commands/merge.ts')).merge,
  classify: async () => (await import('./commands/classify.ts')).classify,
  policy: async () => (await import('./commands/policy.ts')).policy,
  'check-policy': async () => (await import('./commands/check-policy.ts')).checkPolicy,
  export: async () => (await import('./commands/export.ts')).exportState,
  build: async () => (await import('./commands/build.ts')).build,
  'serve-mcp': async () => (await import('./commands/serve-mcp.ts')).serveMcp,
  serve: async () => (await import('./commands/serve.ts')).serve,
};
