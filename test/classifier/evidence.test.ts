import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Classification, Tool } from '../../catalog/model.ts';
import { textAt } from '../../catalog/pointer.ts';
import { FACTOR_IDS } from '../../catalog/vocabulary.ts';
import { RULES } from '../../classifier/rules/index.ts';
import { classifyServer, classifyTool } from '../../classifier/run.ts';

/** Everything that must hold for any tool whatsoever. */
function expectSound(tool: Tool, found: Classification): void {
  expect(Classification.parse(found)).toEqual(found);
  expect(found.outcomes).toHaveLength(RULES.length);
  expect(found.factors).toEqual(FACTOR_IDS.filter((id) => found.factors.includes(id)));
  for (const finding of found.findings) {
    expect(finding.outcome).not.toBe('error');
    if (finding.outcome === 'detected') expect(finding.evidence.length).toBeGreaterThan(0);
    expect(finding.message).toMatch(/^[A-Z].*[.!]$/s);
    for (const evidence of finding.evidence) {
      expect(textAt(tool, evidence.pointer)?.slice(evidence.start, evidence.end)).toBe(evidence.snippet);
      expect(evidence.end - evidence.start).toBeLessThanOrEqual(200);
    }
  }
}

const PIECES = [
  'delete',
  'Gets the',
  'sql',
  '\ud800',
  '\udfff',
  '\u202e',
  '\u200b',
  '\u0000',
  '删除文件',
  'read-only',
  'password',
  '. ',
  '\n\n',
  'https://a.b',
  '<!--',
  'all',
  'send',
  'email',
  'pay',
  'run',
  '__proto__',
  'constructor',
  "doesn't",
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((parts) => parts.join(' ')),
);
const anyKey = fc.oneof(
  anyText,
  fc.constantFrom(
    'properties',
    'items',
    'enum',
    'type',
    'description',
    'required',
    'anyOf',
    'url',
    'sql',
    'action',
    'path',
    'code',
    'command',
    '$ref',
    'const',
    'a/b~c',
  ),
);
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    anyText,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyKey, tie('value'), { maxKeys: 5 }),
  ),
})).value;
const anySchema = fc.record(
  {
    type: fc.constant('object'),
    properties: fc.dictionary(anyKey, anyJson, { maxKeys: 6 }),
    required: fc.array(anyKey, { maxLength: 4 }),
  },
  { requiredKeys: [] },
);
const anyTool = fc
  .record(
    {
      name: anyText,
      title: anyText,
      description: anyText,
      inputSchema: fc.oneof(anySchema, anyJson),
      annotations: anyJson,
    },
    { requiredKeys: ['name'] },
  )
  .map((value) => Tool.parse(value));

describe('any tool', () => {
  test('is classified soundly, and the same way twice', () => {
    fc.assert(
      fc.property(fc.array(anyTool, { minLength: 1, maxLength: 4 }), (tools) => {
        const found = classifyServer(tools);
        found.forEach((entry, index) => {
          expectSound(tools[index] ?? { name: '' }, entry);
        });
        expect(JSON.stringify(classifyServer(tools))).toBe(JSON.stringify(found));
      }),
      { numRuns: 300 },
    );
  });

  test('of the examples is classified soundly', () => {
    for (const rule of RULES) {
      for (const example of [...rule.fires, ...rule.staysQuiet]) {
        const tool = Tool.parse(example);
        expectSound(tool, classifyTool(tool));
      }
    }
  });
});

describe('a hostile tool', () => {
  function nested(levels: number): Record<string, unknown> {
    let schema: Record<string, unknown> = { type: 'string', description: 'the sql to run' };
    for (let level = 0; level < levels; level++) schema = { type: 'object', properties: { inner: schema } };
    return schema;
  }

  function cyclic(): Record<string, unknown> {
    return { type: 'object', properties: { self: { $ref: '#' }, other: { $ref: '#/properties/self' } } };
  }

  function wide(): Record<string, unknown> {
    const one = { anyOf: Array.from({ length: 30 }, () => ({ type: 'string', enum: ['delete', 'list'] })) };
    return {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`action${String(at)}`, one])),
    };
  }

  const repeated = [
    'a',
    'delete ',
    'and ',
    'read-only ',
    '. ',
    ', ',
    '\n',
    '\n- ',
    'the the ',
    '删',
    '\u0301',
    '\u200b',
    '<!--',
    'mcp__',
    'A',
    '_',
    '"',
    "'",
    'use to ',
    'this tool can ',
  ];
  const tools: [string, Tool][] = [
    ['10,000 nested levels', { name: 'deep', inputSchema: nested(10_000) }],
    ['cycles of $ref', { name: 'cycle', inputSchema: cyclic() }],
    ['a very wide schema', { name: 'wide', inputSchema: wide() }],
    ...repeated.flatMap((piece): [string, Tool][] => [
      [
        `a description of ${JSON.stringify(piece)}`,
        { name: 'long', description: piece.repeat(100_000 / piece.length) },
      ],
      [`a name of ${JSON.stringify(piece)}`, { name: piece.repeat(100_000 / piece.length) }],
    ]),
  ];

  test.each(tools)('with %s is classified in time', (_what, tool) => {
    const start = performance.now();
    expectSound(tool, classifyTool(tool));
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('costs no more per character the longer it is', () => {
    function time(description: string): number {
      classifyTool({ name: 'x', description });
      const start = performance.now();
      classifyTool({ name: 'x', description });
      return performance.now() - start;
    }
    const sentence = 'Deletes all files and sends an email, then runs the sql command. ';
    expect(time(sentence.repeat(16_000))).toBeLessThan(100 * Math.max(5, time(sentence.repeat(1000))));
  });
});
