import { raw, type Refused } from './make.ts';

/** What is wrong with the text before it is a document. */
export const BY_THE_TEXT_ALONE: Refused[] = [
  raw('nothing', '', ['', 'is no JSON: line 1, column 1, expected a value, and the text ends']),
  raw('a comma after the last item', '{"version":"1",\n "default":"deny",\n}', [
    '',
    'is no JSON: line 3, column 1, expected a key in double quotes; JSON has no comma after the last item',
  ]),
  raw('a comment', '{"version":"1", // the first\n"default":"deny"}', [
    '',
    'is no JSON: line 1, column 17, expected a key in double quotes; JSON has no comments',
  ]),
  raw('single quotes', "{'version':'1'}", [
    '',
    'is no JSON: line 1, column 2, expected a key in double quotes or "}"; JSON has double quotes only',
  ]),
  raw('half a text', '{"version":"1","default":"de', [
    '',
    'is no JSON: line 1, column 29, expected the rest of a text and a closing quote; a line break is written \\n, and a backslash \\\\, and the text ends',
  ]),
  raw('more than one document', '{"version":"1","default":"deny"} {}', [
    '',
    'is no JSON: line 1, column 34, expected nothing more',
  ]),
  raw('two byte order marks', '\uFEFF\uFEFF{"version":"1","default":"deny"}', [
    '',
    'is no JSON: line 1, column 1, expected a value',
  ]),
  raw('brackets that never close, very deep', '['.repeat(50_000), [
    '',
    'is no JSON: line 1, column 50001, expected a value or "]", and the text ends',
  ]),
  raw('more than anybody writes', `{"version":"1","default":"deny"}${' '.repeat(16_777_216)}`, [
    '',
    'is longer than 16777216 characters; a policy is for one server',
  ]),
  raw('a tool twice', '{"version":"1","default":"deny","tools":{"pay":{"action":"deny"},\n"pay":{}}}', [
    '/tools/pay',
    'the key is there twice, again in line 2, column 1; remove one',
  ]),
  raw('a default twice, once in escapes', '{"version":"1","default":"deny","d\\u0065fault":"allow"}', [
    '/default',
    'the key is there twice, again in line 1, column 33; remove one',
  ]),
  raw(
    'a value twice, deep inside',
    '{"version":"1","default":"deny","tools":{"a/b":{"deny_if":[{"conditions":[]},{"conditions":[{"path":"args.a","op":"gt","value":1,"value":2}]}]}}}',
    ['/tools/a~1b/deny_if/1/conditions/0/value', 'the key is there twice, again in line 1, column 130; remove one'],
  ),
];
