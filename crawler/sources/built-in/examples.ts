import type { Examples } from '../examples.ts';

const LEDGER = '{"id":"ledger","registry":"npm","package":"@acme/ledger-mcp","version":"2.3.0","args":["stdio"]}';
const MAIL = '{"id":"mail","registry":"npm","package":"mail-mcp","version":"1.0.0","homepage":"{elsewhere}/mail"}';
const RANGE = '{"id":"maps","registry":"npm","package":"maps-mcp","version":"^1.0.0"}';

export const EXAMPLES: Examples = {
  path: 'servers.json',
  files: { 'servers.json': `[\n${[LEDGER, RANGE, MAIL, LEDGER].join(',\n')}\n]\n` },
  empty: { files: { 'servers.json': '[]' } },
  gives: ['ledger', 'mail'],
  drops: ['version: must be one exact version', 'the id ledger is taken by line 2'],
};
