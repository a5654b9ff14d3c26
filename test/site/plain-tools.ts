import type { Corrected } from '../../catalog/correction.ts';
import type { Category, FactorId } from '../../catalog/vocabulary.ts';

/** A tool and what is to be found about it. `read` names a rule, a place and the text there. */
export interface Sample {
  tool: { name: string } & Record<string, unknown>;
  category: Category;
  factors?: FactorId[];
  read?: [ruleId: string, pointer: string, snippet: string][];
  corrected?: Corrected;
}

const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });

export const PLAIN_TOOLS: Sample[] = [
  {
    tool: {
      name: 'delete_file',
      title: 'Delete a file',
      description: 'Deletes a file for good.\n\nThere is no trash.',
      inputSchema: object({ path: { type: 'string', description: 'Path of the file.' } }, ['path']),
      annotations: { readOnlyHint: true },
    },
    category: 'Destructive',
    read: [['says-delete', '/description', 'Deletes a file for good']],
  },
  {
    tool: {
      name: 'run_command',
      description: `Runs a command in a shell. ${'It waits for the end. '.repeat(60)}Then it returns what the command printed.`,
      inputSchema: object(
        {
          command: { type: 'string', description: 'The command to run.' },
          env: { type: 'object', properties: { name: { type: 'string' }, value: { type: ['string', 'null'] } } },
          mode: { enum: ['sync', 'async', 3, null] },
          steps: {
            type: 'array',
            items: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
          },
        },
        ['command'],
      ),
      annotations: { destructiveHint: true, openWorldHint: false },
    },
    category: 'Execute',
    factors: ['runs-arbitrary-code'],
    read: [
      ['says-execute', '/description', 'Runs a command'],
      ['takes-command', '/inputSchema/properties/command/description', 'The command to run'],
    ],
  },
  {
    tool: {
      name: 'get_secret',
      description: 'Returns a decrypted secret.',
      inputSchema: object({ key: { type: 'string' } }, ['key']),
    },
    category: 'Read',
    factors: ['exposes-secrets'],
    read: [
      ['says-read', '/name', 'get'],
      ['returns-secret', '/description', 'Returns a decrypted secret'],
    ],
  },
  {
    tool: { name: 'list_files', description: 'Lists files.', inputSchema: object({}) },
    category: 'Read',
    read: [['says-read', '/name', 'list']],
  },
  {
    tool: { name: 'write-file', description: 'Writes a file.' },
    category: 'Write',
    corrected: {
      reason: 'The manual says that a file which is there is left alone\u202E <b>',
      link: 'https://example.org/manual',
      date: '2026-11-19',
      was: { category: 'Destructive', risk: 'critical', confidence: 'low', factors: ['irreversible'] },
    },
    read: [['says-write', '/description', 'Writes']],
  },
  {
    tool: {
      name: 'payInvoice',
      description: 'Pays an invoice',
      inputSchema: { ...object({ id: { type: 'string' } }), additionalProperties: false },
    },
    category: 'Financial',
    read: [['says-pay', '/name', 'pay']],
  },
  { tool: { name: 'frobnicate' }, category: 'Unknown' },
  {
    tool: {
      name: 'preview_change',
      description: 'Shows a change.',
      inputSchema: { type: 'object', additionalProperties: false },
    },
    category: 'Write',
    factors: ['reaches-outside', 'simulated'],
    read: [['says-write', '/name', 'change']],
  },
];

/** More than one page of a list holds. */
export const MANY_TOOLS: Sample[] = Array.from({ length: 503 }, (_, i) => ({
  tool: { name: `get_item_${String(i + 1)}`, description: `Gets item ${String(i + 1)}.` },
  category: 'Read',
  read: [['says-read', '/name', 'get']],
}));
