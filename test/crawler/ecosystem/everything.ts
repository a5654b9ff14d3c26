import { idOf, SDK_SERVERS } from './ecosystem.ts';
import { BUNDLE_FAULTS, PACKAGE_FAULTS } from './package-faults.ts';
import { ODD_PROGRAMS, PROGRAM_FAULTS } from './program-faults.ts';
import { ODD_REMOTES, REMOTE_FAULTS } from './remote-faults.ts';
import { IN_FIVE_SOURCES } from './sources.ts';
import { slugIn, type Ends } from './table.ts';

/** Every fault of a server, with the id of the server that has it. */
export const FAULTS: { name: string; id: string; ends: Ends; or?: Ends }[] = [
  ...[...REMOTE_FAULTS, ...PACKAGE_FAULTS].map((fault) => ({ ...fault, id: idOf(fault) })),
  ...PROGRAM_FAULTS.map((fault) => ({ ...fault, id: slugIn(fault) })),
  ...BUNDLE_FAULTS.map((fault) => ({ ...fault, id: `bundles/${slugIn(fault)}` })),
];

/** Every server that is well, with its tools. */
export const HEALTHY: { id: string; tools: string[] | number }[] = [
  ...Object.keys(SDK_SERVERS).map((name) => ({ id: idOf({ name }), tools: ['tool-1', 'tool-2', 'tool-3'] })),
  ...ODD_REMOTES.map((it) => ({ id: idOf(it), tools: it.tools })),
  ...ODD_PROGRAMS.map((it) => ({ id: slugIn(it), tools: it.tools })),
  { id: idOf({ name: 'is Python' }), tools: ['arguments', 'variables', 'has_pip', 'folder', 'helper'] },
  { id: idOf({ name: 'is of the schema of before' }), tools: ['one', 'two', 'three'] },
  { id: idOf({ name: 'is deprecated' }), tools: ['one', 'two', 'three'] },
  { id: IN_FIVE_SOURCES, tools: ['one', 'two', 'three'] },
];
