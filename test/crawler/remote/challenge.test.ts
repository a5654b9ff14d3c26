import { expect, test } from 'vitest';
import { parseChallenges } from '../../../crawler/enumerate/remote/challenge.ts';

function read(header: string): [string, Record<string, string>][] {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

test.each<[string, [string, Record<string, string>][]]>([
  ['Bearer', [['Bearer', {}]]],
  [
    'Bearer realm="a, b", scope = "x y" , error=invalid_token',
    [['Bearer', { realm: 'a, b', scope: 'x y', error: 'invalid_token' }]],
  ],
  [
    'Basic realm="a \\"b\\"", Bearer Resource_Metadata="https://a.example/x?y=z"',
    [
      ['Basic', { realm: 'a "b"' }],
      ['Bearer', { resource_metadata: 'https://a.example/x?y=z' }],
    ],
  ],
  [
    'Negotiate, Bearer resource_metadata=https://a.example/x',
    [
      ['Negotiate', {}],
      ['Bearer', { resource_metadata: 'https://a.example/x' }],
    ],
  ],
  [
    'Negotiate YWJj==, DPoP algs="ES256"',
    [
      ['Negotiate', {}],
      ['DPoP', { algs: 'ES256' }],
    ],
  ],
  ['Bearer a="1", a="2"', [['Bearer', { a: '1' }]]],
  ['Bearer __proto__="x"', [['Bearer', JSON.parse('{"__proto__":"x"}') as Record<string, string>]]],
  ['scope="nobody"', []],
  ['"', []],
  ['Bearer scope="never ends', [['Bearer', { scope: 'never ends' }]]],
  ['Bearer ,,; realm=x', [['Bearer', { realm: 'x' }]]],
  ['', []],
])('%s', (header, challenges) => {
  expect(read(header)).toEqual(challenges);
});

test('no header makes us slow', () => {
  const started = performance.now();
  for (const part of ['a="', 'a,', '"\\', 'a b ', '= ', 'Bearer a=b,', '\\"']) parseChallenges(part.repeat(65_536));
  expect(performance.now() - started).toBeLessThan(500);
});
