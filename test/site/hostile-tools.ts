import type { Sample } from './plain-tools.ts';

/** 10,000 levels of properties, as nested objects. */
function deepSchema(levels: number): Record<string, unknown> {
  let schema: Record<string, unknown> = { type: 'string' };
  for (let level = 0; level < levels; level += 1) schema = { type: 'object', properties: { deeper: schema } };
  return schema;
}

const circular = {
  type: 'object',
  properties: {
    node: { $ref: '#/$defs/node' },
    self: { $ref: '#/properties/self' },
    away: { $ref: 'https://example.com/schema' },
  },
  required: 'node',
  $defs: {
    node: {
      type: 'object',
      properties: { child: { $ref: '#/$defs/node' }, value: { anyOf: [{ type: 'string' }, { type: 'number' }] } },
    },
  },
};

/** What a server can publish to break a page, a path or a reader. Marked `PWNED` where it must not be markup. */
export const HOSTILE_TOOLS: Sample[] = [
  {
    tool: { name: '../../../etc/passwd', description: 'Deletes ../../ things.' },
    category: 'Destructive',
    read: [['says-delete', '/description', 'Deletes']],
  },
  {
    tool: {
      name: '<script>alert("PWNED")</script>',
      title: '</title><script>PWNED</script>',
      description: '</blockquote><img src=x onerror=PWNED> [click](javascript:PWNED) {{PWNED}} <!-- PWNED -->',
      inputSchema: {
        type: 'object',
        properties: { '"><svg onload=PWNED>': { type: '<b>', description: '<iframe src="javascript:PWNED">' } },
      },
    },
    category: 'Execute',
    read: [['says-execute', '/name', 'alert']],
  },
  {
    tool: { name: `it's "quoted" \`ticked\` & $(touched)`, description: `' " & < >` },
    category: 'Write',
    read: [['says-write', '/name', 'quoted']],
  },
  {
    tool: { name: '🗑️👩‍💻 delete', description: 'Emoji 👩‍👩‍👧‍👦 and flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿' },
    category: 'Destructive',
    read: [['says-delete', '/name', 'delete']],
  },
  {
    tool: { name: 'safe\u202Etxt.exe', description: 'Reads\u200B\u2066 a file\u2069\u0007.' },
    category: 'Read',
    read: [
      ['says-read', '/description', 'Reads'],
      ['hidden-text', '/name', '\u202E'],
    ],
  },
  {
    tool: {
      name: '`# PWNED` ![x](javascript:PWNED) | --- |',
      description:
        '```\n````\n# PWNED\n\n[PWNED](https://evil.example/PWNED) <https://evil.example/PWNED> https://evil.example/PWNED\n> PWNED\n\n<script>PWNED</script>\nDeletes.\n`````text\n1. PWNED',
      inputSchema: { type: 'object', properties: { '[PWNED](//evil.example) `': { type: 'string' } } },
    },
    category: 'Destructive',
    read: [['says-delete', '/description', '[PWNED](https://evil.example/PWNED) <https://evil.example/PWNED>']],
  },
  { tool: { name: 'قراءة_ملف', description: 'يقرأ ملفا' }, category: 'Unknown' },
  { tool: { name: '', description: 'A tool without a name.' }, category: 'Unknown' },
  { tool: { name: '   ', description: '   ' }, category: 'Unknown' },
  { tool: { name: 'twice', description: 'The first of two.' }, category: 'Read' },
  {
    tool: { name: 'twice', description: 'Deletes: the second of two.' },
    category: 'Destructive',
    read: [['says-delete', '/description', 'Deletes']],
  },
  {
    tool: { name: 'lone\uD800surrogate', description: 'Half \uDC00 a pair, and \uD83D' },
    category: 'Write',
    read: [['says-write', '/name', 'lone']],
  },
  {
    tool: { name: 'null\u0000byte', description: 'Null \u0000 byte.' },
    category: 'Read',
    read: [['says-read', '/name', 'null']],
  },
  { tool: { name: 'deep', description: 'Nested.', inputSchema: deepSchema(10_000) }, category: 'Read' },
  { tool: { name: 'circular', description: 'Goes round.', inputSchema: circular }, category: 'Read' },
  {
    tool: {
      name: 'odd_schema',
      inputSchema: { properties: [1, 2], required: { a: 1 }, type: ['object', 7], anyOf: 'no', items: null },
    },
    category: 'Read',
  },
  {
    tool: {
      name: 'null_properties',
      inputSchema: { type: 'object', properties: { a: null, b: true, c: false, d: 'x', __proto__x: {} } },
    },
    category: 'Read',
  },
  {
    tool: { name: 'huge', description: `Deletes. ${'HUGE '.repeat(400_000)}` },
    category: 'Destructive',
    read: [['says-delete', '/description', 'Deletes']],
  },
  {
    tool: { name: 'x'.repeat(5000), description: 'A name of 5,000 characters.' },
    category: 'Read',
    read: [['says-read', '/name', 'xxx']],
  },
  { tool: { name: 'one-word', description: 'W'.repeat(3000) }, category: 'Read' },
  {
    tool: { name: '__proto__', description: 'A name that JavaScript knows.' },
    category: 'Write',
    read: [['says-write', '/description', 'knows']],
  },
  { tool: { name: 'zalgo', description: `Z${'\u0300\u0301\u0302\u0303'.repeat(200)}algo` }, category: 'Read' },
];
