import { describe, expect, it } from 'vitest';
import { parameterAt, parametersOf } from '../../../site/lib/parameters.ts';
import { placeOf } from '../../../site/lib/place.ts';
import { HOSTILE_TOOLS } from '../hostile-tools.ts';
import { Tool } from '../../../catalog/model.ts';

function of(inputSchema: Record<string, unknown>) {
  const parameters = parametersOf({ name: 'tool', inputSchema });
  if (parameters === undefined) throw new Error('There is a schema.');
  return parameters;
}

function lines(inputSchema: Record<string, unknown>): string[] {
  return of(inputSchema).rows.map((row) => `${row.path}${row.required ? '!' : ''} ${row.type}`);
}

describe('parameters', () => {
  it('are unknown without a schema, which is not none', () => {
    expect(parametersOf({ name: 'tool' })).toBeUndefined();
    expect(of({ type: 'object' })).toEqual({ rows: [], cut: false, open: true });
    expect(of({ type: 'object', additionalProperties: false }).open).toBe(false);
  });

  it('are flattened, nested ones after the one that holds them', () => {
    expect(
      lines({
        properties: {
          b: { type: 'object', properties: { c: { type: 'string' } }, required: ['c'] },
          a: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } },
          z: { type: ['string', 'null'] },
        },
        required: ['a'],
      }),
    ).toEqual(['b object', 'b.c! string', 'a! object[]', 'a[].id integer', 'z string | null']);
  });

  it('of alternatives are all there, once', () => {
    const schema = {
      oneOf: [{ properties: { a: { const: 1 } } }, { properties: { a: { const: 2 }, b: { enum: ['x', 'y'] } } }],
    };
    expect(lines(schema)).toEqual(['a number', 'b string']);
    expect(of(schema).rows[1]?.choices).toEqual(['x', 'y']);
  });

  it('follow local references, and stop in circles and at the door', () => {
    const schema = {
      properties: {
        node: { $ref: '#/$defs/node' },
        loop: { $ref: '#/properties/loop' },
        away: { $ref: 'https://example.com/' },
      },
      $defs: { node: { type: 'object', properties: { name: { type: 'string' }, child: { $ref: '#/$defs/node' } } } },
    };
    const { rows, cut } = of(schema);
    expect(rows.map(({ path, type }) => `${path} ${type}`).slice(0, 3)).toEqual([
      'node object',
      'node.name string',
      'node.child object',
    ]);
    expect(rows.filter(({ type }) => type === 'not resolved').map(({ path }) => path)).toEqual(['loop', 'away']);
    expect(cut).toBe(true);
  });

  it('of the most hostile schemas are capped', () => {
    for (const { tool } of HOSTILE_TOOLS) {
      const parameters = parametersOf(Tool.parse(tool));
      expect(parameters?.rows.length ?? 0).toBeLessThanOrEqual(60);
    }
    const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`p${String(i)}`, { type: 'string' }]));
    expect(of({ properties: wide })).toMatchObject({ cut: true });
  });
});

it('finds the parameter that a place in the definition belongs to', () => {
  const parameters = of({ properties: { 'a/b': { type: 'object', properties: { c: { description: 'C' } } } } });
  expect(parameterAt(parameters, '/inputSchema/properties/a~1b/properties/c/description')?.path).toBe('a/b.c');
  expect(placeOf('/inputSchema/properties/a~1b/properties/c/description', parameters)).toEqual([
    'the description of its parameter ',
    { name: 'a/b.c' },
  ]);
  expect(placeOf('/description', parameters)).toEqual(['its description']);
  expect(placeOf('/inputSchema/$comment', parameters)).toEqual(['its input schema']);
});
