import { expect, test } from 'vitest';
import { readReadme } from '../../../crawler/enumerate/readme/read.ts';

/** Names that a README claims; or the reason for none. */
function claimed(readme: string, packageName = 'acme-mcp'): string[] | string {
  const read = readReadme(readme, packageName);
  return 'reason' in read ? read.reason : read.claims.map(({ name }) => name);
}

function refused(readme: string): Record<string, string> {
  const read = readReadme(readme, 'acme-mcp');
  if ('reason' in read) throw new Error(`The README was not read: ${read.reason}`);
  return Object.fromEntries(read.refused.map(({ text, reason }) => [text, reason]));
}

test.each([
  ['## Tools\n\n- `create_invoice` - Creates one\n- `listInvoices`: Lists them\n'],
  ['## 🛠️ Available Tools\n\n* **create_invoice** — Creates one\n* **[`listInvoices`](#list)** – Lists them\n'],
  [
    '### 3. MCP Tools Reference (2 tools)\n\nThe server provides these tools:\n\n1. `create_invoice`\n   - Creates one\n   - Inputs:\n     - `total` (number)\n2. `listInvoices`\n   - Lists them\n',
  ],
  [
    '## Tools\n\n| Tool | Description |\n|---|---|\n| `create_invoice` | Creates one |\n| [`listInvoices`](#x) | Lists them |\n',
  ],
  [
    '## Tools\n\n| Area | Tool Name | Description |\n|---|---|---|\n| Write | `create_invoice` | Creates one. Default: draft |\n| | `listInvoices` | Lists them |\n',
  ],
  [
    '<h2 align="center">Tools</h2>\n<table><tr><th>Name</th><th>Description</th></tr><tr><td><code>create_invoice</code></td><td>Creates one</td></tr><tr><td><code>listInvoices</code></td><td>Lists them</td></tr></table>\n',
  ],
  ['## Tools\n\n### Invoice Management\n\n- `create_invoice` - Creates one\n- `listInvoices` - Lists them\n'],
  [
    '## Tools\n\n**Invoices:**\n\n- `create_invoice` - Creates one\n- `listInvoices` - Lists them\n\n## Options\n\n- `get_verbose` - Says more\n',
  ],
  [
    '## Tools\n\n<details>\n<summary><b>Core</b></summary>\n\n- **create_invoice**\n  - Title: Create\n  - Description: Creates one\n  - Parameters:\n    - `total` (number): The total\n- **listInvoices**\n  - Title: List\n  - Description: Lists them\n\n</details>\n',
  ],
])('tools are read from a list or a table: %#', (readme) => {
  const read = readReadme(readme, 'acme-mcp');
  expect(read).toMatchObject({
    claims: [
      { name: 'create_invoice', description: expect.stringMatching(/^Creates one/) as string },
      { name: 'listInvoices', description: 'Lists them' },
    ],
  });
});

test.each([
  ['headings', '## Tools\n\n### create_invoice\n\nCreates one\n\n### `list_invoices`\n\nLists them\n'],
  [
    'parameters below a heading',
    '## Tools\n\n### Create Invoice\n\n- `total` - The total\n- `invoice_date` - Its date\n- `update_mask` - What to change\n',
  ],
  ['parameters below a heading with code', '## Tools\n\n### `create_invoice`\n\n- `get_total` - Whether to get it\n'],
  [
    'parameters below a bold name',
    '## Tools\n\n**`create_invoice`** - Creates one\n\n- `send_mail` - Whether to send it\n',
  ],
  [
    'parameters with types',
    '## Tools\n\n- `create_invoice` (string, required): The name\n- `list_all` (boolean): All of them\n',
  ],
  [
    'parameters that may be left out',
    '## Tools\n\n- `create_after` - Date (optional)\n- `send_mail` - Whether to send it\n',
  ],
  [
    'parameters after a lead-in',
    '## Tools\n\nThere is one tool. It accepts these parameters:\n\n- `create_missing` - Whether to create it\n- `send_mail` - Whether to send it\n',
  ],
  [
    'parameters after a label',
    '## Tools\n\n#### Create\n\n**Parameters:**\n\n- `create_missing` - Whether to create it\n',
  ],
  [
    'a table of parameters',
    '## Tools\n\n| Name | Type | Description |\n|---|---|---|\n| `create_missing` | boolean | Whether to |\n',
  ],
  [
    'a table of parameters without types',
    '## Tools\n\n### Create invoice\n\n| Name | Description |\n|---|---|\n| `total` | The total |\n| `due_date` | When |\n',
  ],
  [
    'parameters that several tools share',
    '## Tools\n\n### Creating invoices\n\n- `send_mail` - Whether to\n- `create_pdf` - Whether to\n\n### Changing invoices\n\n- `send_mail` - Whether to\n- `update_pdf` - Whether to\n',
  ],
  [
    'values',
    '## Tools\n\n- `invoice`: What to do with it. One of:\n  - `create` - Creates one\n  - `delete` - Deletes it\n- `ledger`: The other\n',
  ],
  ['signatures', '## Tools\n\n- `create_invoice(owner, total)` - Creates one\n- `list_invoices()` - Lists them\n'],
  [
    'code blocks',
    '## Tools\n\n```json\n{"tools":[{"name":"create_invoice"}]}\n```\n\n    - `create_invoice` - Creates one\n',
  ],
  ['variables', '## Tools\n\n- `ACME_TOKEN` - Your token\n- `SEND_MAIL` - Whether to\n'],
  ['options', '## Tools\n\n- `--create` - Creates\n- `-l` - Lists\n'],
  [
    'files',
    '## Tools\n\n- `create_invoice.json` - A sample\n- `./send/mail` - A folder\n- `https://acme.example/get` - The page\n',
  ],
  [
    'words in bold',
    '## Tools\n\n- **Search** - Finds invoices\n- **Create invoices** - Creates them\n- **Read-only** - Changes nothing\n',
  ],
  [
    'groups of tools',
    '## Tools\n\nTools come in these categories:\n\n- `create` - What creates\n- `list` - What lists\n',
  ],
  ['toolsets', '## Tools\n\n### Toolsets\n\n- `create_all` - What creates\n- `list_all` - What lists\n'],
  ['resources', '## Tools\n\n### Resources\n\n- `list_ledgers` - All ledgers\n'],
  ['prompts', '## Tools\n\n### Prompts\n\n| Name | Description |\n|---|---|\n| `create_report` | Writes one |\n'],
  ['programs', '## Development\n\n### Tools\n\n- `create_build` - The bundler\n- `run_tests` - The tests\n'],
  ['programs without a heading above', '## Tools\n\n- `vite` - Bundler\n- `pnpm` - Package manager\n'],
  [
    'what is planned',
    '## Tools\n\n### Planned\n\n- `create_invoice` - Creates one\n\n### Invoices\n\n- `list_invoices` - Coming soon\n- [ ] `send_invoice` - Sends it\n- ~~`get_invoice`~~ - Gets it\n',
  ],
  ['names without a word on what they do', '## Tools\n\n- `create_invoice`\n- `list_invoices`\n'],
  ['other sections', '## Features\n\n- `create_invoice` - Creates one\n'],
  [
    'cells with several names',
    '## Tools\n\n| Area | Tools | Description |\n|---|---|---|\n| Write | `create_invoice`, `send_invoice` | Both |\n',
  ],
])('not taken for tools: %s', (_, readme) => {
  const names = claimed(readme);
  expect(names === 'it has no section that is headed as a tool list' ? [] : names).toEqual([]);
});

test('what stands in the place of a tool and is none is counted with the reason', () => {
  const readme =
    '## Tools\n\n- `create_invoice` - Creates one\n- `list_invoices` - Lists them\n- `send(mail)` - Sends\n- `ACME_TOKEN` - Yours\n';
  expect(claimed(readme)).toEqual(['create_invoice', 'list_invoices']);
  expect(refused(readme)).toEqual({
    'send(mail)': 'it is a signature, not a name',
    ACME_TOKEN: 'it is written as a variable',
  });
  expect(refused('## Tools\n\n- **Search** - Finds\n- `send_mail` - Sends\n- Prose\n- More prose\n')).toEqual({
    Search: 'it is an ordinary word in bold',
    send_mail: 'most of its list is something else',
  });
  expect(refused('## Tools\n\n- `vite` - Bundler\n- `pnpm` - Package manager\n')).toEqual({
    vite: 'the names of this list do not say what tools do',
    pnpm: 'the names of this list do not say what tools do',
  });
});

const OURS = '- `create_invoice` - Creates one\n';
const THEIRS = '- `send_mail` - Sends it\n';

test('in a README of several packages, only the section of this one counts', () => {
  const monorepo = `# Acme\n\n## @acme/ledger-mcp\n\n### Tools\n\n${OURS}\n## @acme/mail-mcp\n\n### Tools\n\n${THEIRS}`;
  expect(claimed(monorepo, '@acme/ledger-mcp')).toEqual(['create_invoice']);
  expect(claimed(monorepo, '@acme/mail-mcp')).toEqual(['send_mail']);
  expect(claimed(monorepo, '@acme/other')).toMatch(/several tool lists/);
});

test('whose tools they are must be told', () => {
  expect(claimed(`## Ledger\n\n## Tools\n\n${OURS}\n## Mail\n\n## Tools\n\n${THEIRS}`)).toMatch(/several tool lists/);
  expect(claimed(`# Acme\n\n## Ledger\n\n### Tools\n\n${OURS}\n## Mail\n\n### Tools\n\n${THEIRS}`)).toMatch(/several/);
  expect(claimed(`# Acme\n\n## mail-mcp\n\n### Tools\n\n${THEIRS}`)).toBe(
    'its tool list is headed with the name of another package',
  );
  expect(claimed(`## Tools\n\n### mail-mcp-server\n\n${THEIRS}\n### Mail server\n\n${THEIRS}`)).toEqual([]);
  expect(claimed(`# Acme\n\n## Tools\n\n${OURS}\n## Tool Reference\n\n${OURS}${THEIRS}`)).toEqual([
    'create_invoice',
    'send_mail',
  ]);
});

test('a README made to exhaust its reader ends soon', () => {
  const began = performance.now();
  expect(claimed(`## Tools\n\n${'<b>'.repeat(60_000)}`)).toBe('it nests deeper than people write');
  expect(claimed(`## Tools\n\n${'<p><b a=1>'.repeat(20_000)}`)).toBe('it nests deeper than people write');
  expect(claimed('#'.repeat(300_000))).toMatch(/longer than/);
  const many = Array.from({ length: 5_000 }, (_, index) => `- \`get_thing_${index}\` - Gets ${index}`).join('\n');
  expect(claimed(`## Tools\n\n${many}`)).toHaveLength(5_000);
  for (const piece of ['- `a', '[', '![', '**a ', '> ', '| a |\n|-|\n', '- **a**\n', '<a', '`', '(', '* '])
    claimed(`## Tools\n\n${piece.repeat(60_000 / piece.length)}`);
  expect(performance.now() - began).toBeLessThan(15_000);
}, 20_000);
