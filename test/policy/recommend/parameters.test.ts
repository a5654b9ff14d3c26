import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../catalog/model.ts';
import { isAddress, isAmount, isCount, isPath, isRecipients, unitOf } from '../../../catalog/parameter-kinds.ts';
import { parametersOf, type Parameter } from '../../../policy/recommend/parameters.ts';
import { stepsIn } from '../calls.ts';

function read(inputSchema: JsonObject): Parameter[] {
  return parametersOf({ name: 'a', inputSchema });
}

function paths(properties: JsonObject): string[] {
  return read({ type: 'object', properties }).map(({ path }) => path);
}

const text = { type: 'string' };

describe('the parameters that conditions are written on', () => {
  it('are those of one type, at any place', () => {
    expect(
      paths({
        url: text,
        urls: { type: 'array', items: text },
        files: { type: 'array', items: { type: 'object', properties: { path: text } } },
        filter: { properties: { owner: text, limit: { type: 'integer' } } },
        maybe: { anyOf: [text, { type: 'null' }] },
        either: { anyOf: [text, { type: 'array', items: text }] },
        untyped: { description: 'Anything.' },
        flag: { type: 'boolean' },
        mode: { type: 'string', enum: ['a', 'b'] },
      }),
    ).toEqual([
      'args.url',
      'args.urls',
      'args.urls.*',
      'args.files',
      'args.maybe',
      'args.files.*.path',
      'args.filter.owner',
      'args.filter.limit',
    ]);
  });

  it('say whether a valid call has them, and whether they may be null', () => {
    const [url, note, width, inner] = read({
      properties: {
        url: text,
        note: { type: ['string', 'null'] },
        size: { type: 'object', properties: { width: { type: 'number' } }, required: ['width'] },
      },
      required: ['url', 'size'],
      anyOf: [{ properties: { width: { type: 'number' } }, required: ['width'] }],
    });
    expect([url?.required, url?.nullable]).toEqual([true, false]);
    expect([note?.required, note?.nullable]).toEqual([false, true]);
    // One of several alternatives is no promise; below a required object it is.
    expect([width, inner].map((one) => [one?.path, one?.required])).toEqual([
      ['args.width', false],
      ['args.size.width', true],
    ]);
  });

  it('are found behind references, and circles end', () => {
    const found = read({
      properties: { a: { $ref: '#/$defs/node' } },
      $defs: { node: { type: 'object', properties: { url: text, next: { $ref: '#/$defs/node' } } } },
    });
    expect(found.map(({ path }) => path)).toContain('args.a.url');
    expect(found.length).toBeLessThan(10);
  });

  it('are named so that the path leads to exactly this name, or not at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('a.b', '*', 'a*', '\\', 'a\\.b', '', 'ids[]', '__proto__')),
        (name) => {
          for (const path of paths(Object.fromEntries([[name, text]]))) expect(stepsIn(path)).toEqual([name]);
        },
      ),
    );
    expect(paths({ 'save.path': text, '*': text })).toEqual(['args.save\\.path', 'args.\\*']);
  });

  it('are few, however large the schema', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`o${i}`, { properties: { x: text } }]));
    expect(paths(wide).length).toBeLessThanOrEqual(1000);
  });
});

describe('what a parameter is for', () => {
  const one = (name: string, schema: JsonObject = text, required = true) => {
    const found = read({ properties: Object.fromEntries([[name, schema]]), required: required ? [name] : [] })[0];
    if (found === undefined) throw new Error(name);
    return found;
  };
  const number = { type: 'number' };
  const list = { type: 'array', items: text };

  it.each(['url', 'URL', 'imageUrl', 'image_urls', 'uri', 'href', 'baseURLs'])('%s is an address', (name) => {
    expect(isAddress(one(name))).toBe(true);
  });

  it('an address can also be told by its format, and other names are none', () => {
    expect(isAddress(one('target', { type: 'string', format: 'uri' }))).toBe(true);
    expect(['urlPattern', 'source', 'text'].filter((name) => isAddress(one(name)))).toEqual([]);
  });

  it.each(['path', 'filePath', 'file_path', 'output-dir', 'filename', 'cwd', 'destination'])('%s is a path', (name) => {
    expect(isPath(one(name))).toBe(true);
  });

  it('a profile is no file', () => {
    expect(['profile', 'pathPattern', 'fileType'].filter((name) => isPath(one(name)))).toEqual([]);
  });

  it('an amount is a number that must be there, and no bound or code', () => {
    expect(['amount', 'refundAmount', 'amount_in_cents', 'notional'].every((name) => isAmount(one(name, number)))).toBe(
      true,
    );
    expect(isAmount(one('amount', number, false))).toBe(false);
    expect(isAmount(one('amount', text))).toBe(false);
    expect(['min_amount', 'total_count', 'amountType'].filter((name) => isAmount(one(name, number)))).toEqual([]);
  });

  it.each([
    ['amount', '', 'whole'],
    ['amount', 'Amount in cents.', 'cents'],
    ['amount_cents', '', 'cents'],
    ['amount', 'In the smallest currency unit.', 'cents'],
    ['amount', 'In wei.', 'unknown'],
    ['lamports_amount', '', 'unknown'],
    ['amount', 'Percentage points are not accepted.', 'whole'],
  ])('%s, "%s" is counted in %s', (name, description, unit) => {
    expect(unitOf(one(name, { ...number, description }))).toBe(unit);
  });

  it('recipients are lists, or a text that can hold several', () => {
    expect(isRecipients(one('to', list))).toBe(true);
    expect(isRecipients(one('bcc'))).toBe(true);
    expect(isRecipients(one('topic'))).toBe(false);
  });

  it('a count is a number of things', () => {
    expect(['count', 'num_nodes', 'numberOfReplicas', 'quantity'].every((name) => isCount(one(name, number)))).toBe(
      true,
    );
    expect(['number', 'countdown', 'page'].filter((name) => isCount(one(name, number)))).toEqual([]);
  });
});
