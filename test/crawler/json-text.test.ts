import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemSpans, memberSpan, wholeSpan } from '../../crawler/json-text.ts';

const json = fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown);

test('finds every member and every item of any JSON text, however it is indented', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), json),
      fc.array(json),
      fc.integer({ min: 0, max: 3 }),
      (object, array, indent) => {
        const text = ` ${JSON.stringify(object, null, indent)}`;
        for (const [key, value] of Object.entries(object)) {
          const span = memberSpan(text, wholeSpan(text), key);
          expect(JSON.parse(text.slice(span?.start, span?.end))).toEqual(JSON.parse(JSON.stringify(value)));
        }
        const list = JSON.stringify(array, null, indent);
        const items = itemSpans(list, wholeSpan(list)).map(
          ({ start, end }) => JSON.parse(list.slice(start, end)) as unknown,
        );
        expect(items).toEqual(JSON.parse(JSON.stringify(array)));
      },
    ),
  );
});

test('takes the last of several members, under any spelling of its name', () => {
  const text = '{"a":[1],"b":"}\\\\\\"","\\u0061":[2],"c":3}';
  const span = memberSpan(text, wholeSpan(text), 'a');
  expect(text.slice(span?.start, span?.end)).toBe('[2]');
  expect(memberSpan(text, wholeSpan(text), 'd')).toBeUndefined();
});
