import type { ProgramFault } from './table.ts';

/** Marks the processes of the programs that leave some behind. */
export const MARK = `of-the-ecosystem-${process.pid}`;

/** Programs of one package, each a fixture server that does one thing wrong. */
export const PROGRAM_FAULTS: ProgramFault[] = [
  { name: 'exits at once', ends: 'crashed exit unknown', bin: 'exits' },
  { name: 'hangs', ends: 'timeout silent unknown', bin: 'silent' },
  { name: 'crashes after a page', ends: 'crashed exit partial', bin: 'crashes' },
  { name: 'floods its output', ends: 'protocol-error output unknown', bin: 'floods', args: ['stdout'] },
  { name: 'floods its output with lines', ends: 'protocol-error output unknown', bin: 'floods', args: ['lines'] },
  {
    name: 'floods its errors',
    ends: 'protocol-error output unknown',
    or: 'timeout silent unknown',
    bin: 'floods',
    args: ['stderr'],
  },
  { name: 'sends a message too long', ends: 'protocol-error output unknown', bin: 'large', args: ['message'] },
  { name: 'eats memory', ends: 'crashed memory unknown', bin: 'hogs-memory' },
  { name: 'spins on every processor', ends: 'timeout silent unknown', or: 'timeout cpu unknown', bin: 'spins' },
  { name: 'answers for the wrong id', ends: 'protocol-error wrong-id unknown', bin: 'wrong-id' },
  { name: 'answers in the wrong shape', ends: 'protocol-error bad-answer unknown', bin: 'wrong-shape' },
  { name: 'goes round with its cursor', ends: 'protocol-error cursor-repeated partial', bin: 'cursor-loop' },
  { name: 'has ten thousand pages', ends: 'protocol-error too-many-pages partial', bin: 'endless-pages' },
  { name: 'needs a key', ends: 'needs-config exit unknown', bin: 'needs-key' },
  { name: 'needs the network', ends: 'needs-network exit unknown', bin: 'needs-network' },
  {
    name: 'needs a sign-in',
    ends: 'auth-required error-answer unknown',
    bin: 'refuses',
    args: ['401 Unauthorized: please sign in first'],
  },
  {
    name: 'refuses for no reason',
    ends: 'protocol-error error-answer unknown',
    bin: 'refuses',
    args: ['the moon is full'],
  },
  { name: 'has no tools', ends: 'empty empty complete', bin: 'empty' },
  { name: 'has a command that is not there', ends: 'needs-config no-command unknown', bin: 'not-there' },
];

/** Odd, and well: each lists these tools; of very many, their number. */
export const ODD_PROGRAMS: (Omit<ProgramFault, 'ends'> & { tools: string[] | number })[] = [
  { name: 'has pages after an empty cursor', bin: 'paged', tools: ['one', 'two', 'three'] },
  { name: 'prints noise', bin: 'noisy', tools: ['heard'] },
  { name: 'forks', bin: 'forks', args: [MARK], tools: ['fork'] },
  { name: 'ignores every signal', bin: 'stubborn', args: [MARK], tools: ['stay'] },
  { name: 'speaks only the newest protocol', bin: 'modern', tools: ['2026-07-28'] },
  { name: 'lists 100,000 tools', bin: 'large', args: ['tools'], tools: 100_000 },
  { name: 'needs a key of any kind', bin: 'takes-key', tools: ['use_key'] },
  { name: 'shows its environment', bin: 'shows-environment', tools: ['variables'] },
];
