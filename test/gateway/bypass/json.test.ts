import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_BYTES, CLIENT_DEPTH } from '../../../gateway/message.ts';
import { callsIn, type Reached } from './recorded.ts';
import { attempt, newPlace, startClient, type Client, type Place } from './stdio.ts';

let place: Place;
let client: Client;
beforeAll(() => {
  place = newPlace();
  client = startClient(place);
});
afterAll(async () => {
  await client.end();
  expect(callsIn(place.log).filter(([name]) => !['free', 'pay', 'spend'].includes(String(name)))).toEqual([]);
  place.remove();
});

const message = (members: string): string => `{"jsonrpc":"2.0","id":1,${members}}`;
const call = (params: string): string => message(`"method":"tools/call","params":${params}`);
const pay = (args: string): string => call(`{"name":"pay","arguments":${args}}`);
const SECRET = call('{"name":"secret"}');

const HIDDEN = /The tool .*"secret.*" is hidden by the policy\. Rule: \/hide\/0/;
const TOO_MUCH = /Too much\. Rule: \/tools\/pay\/deny_if\/0/;
const NO_JSON = /-32700.*The message is not JSON/;

/** What is tried, what the client is told, and what reaches the server. */
type Row = [what: string, line: string | Buffer, told: RegExp, reached?: Reached[]];

async function tried(line: string | Buffer, told: RegExp, reached: Reached[] = []): Promise<void> {
  const outcome = await attempt(client, place, [line]);
  expect(outcome.reached).toEqual(reached);
  expect(outcome.told).toMatch(told);
}

it('a call written plainly passes when it is allowed, and is refused when it is not', async () => {
  await tried(pay('{"amount":100}'), /did pay/, [['pay', { amount: 100 }]]);
  await tried(pay('{"amount":101}'), TOO_MUCH);
  await tried(SECRET, HIDDEN);
});

describe('a key that is there twice', () => {
  const free: Reached[] = [['free', {}]];
  const rows: Row[] = [
    ['method, the call last', message('"method":"ping","method":"tools/call","params":{"name":"secret"}'), HIDDEN],
    [
      'method, the call first',
      message('"method":"tools/call","method":"ping","params":{"name":"secret"}'),
      /"result":\{\}/,
    ],
    ['name, the hidden last', call('{"name":"free","name":"secret"}'), HIDDEN],
    ['name, the hidden first', call('{"name":"secret","name":"free"}'), /did free/, free],
    ['name, once escaped', call(String.raw`{"name":"free","n\u0061me":"secret"}`), HIDDEN],
    [
      'params, the hidden last',
      message('"method":"tools/call","params":{"name":"free"},"params":{"name":"secret"}'),
      HIDDEN,
    ],
    [
      'params, the hidden first',
      message('"method":"tools/call","params":{"name":"secret"},"params":{"name":"free"}'),
      /did free/,
      free,
    ],
    ['an argument, the much last', pay('{"amount":1,"amount":1e6}'), TOO_MUCH],
    ['an argument, the much first', pay('{"amount":1e6,"amount":1}'), /did pay/, [['pay', { amount: 1 }]]],
    ['arguments', call('{"name":"pay","arguments":{"amount":1},"arguments":{"amount":1e6}}'), TOO_MUCH],
    [
      'id and jsonrpc',
      '{"jsonrpc":"1.0","id":null,"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"secret"}}',
      HIDDEN,
    ],
  ];
  it.each(rows)('(%s) is read as it is forwarded', async (_, ...row) => {
    await tried(...row);
  });
});

describe('a key that a lenient server takes for another', () => {
  const rows: Row[] = [
    ['Method', message('"method":"ping","Method":"tools/call","params":{"name":"secret"}'), /"result":\{\}/],
    ['METHOD alone', message('"METHOD":"tools/call","params":{"name":"secret"}'), /has no method/],
    [
      'Params',
      message('"method":"tools/call","params":{"name":"free"},"Params":{"name":"secret"}'),
      /did free/,
      [['free', {}]],
    ],
    ['Name', call('{"name":"free","Name":"secret"}'), /"Name.*can be taken for another one/],
    ['name with a space', call('{"name":"free","name ":"secret"}'), /can be taken for another one/],
    ['name in full width', call('{"name":"free","\uff4eame":"secret"}'), /can be taken for another one/],
    [
      'Arguments',
      call('{"name":"pay","arguments":{"amount":1},"Arguments":{"amount":1e6}}'),
      /can be taken for another one/,
    ],
    ['argument\u017f', call('{"name":"pay","argument\u017f":{"amount":1e6}}'), /can be taken for another one/],
    ['Amount', pay('{"Amount":1e6}'), /"Amount.*is spelt almost like .*"amount.*Rule: arguments/],
    ['amount with a NUL', pay(String.raw`{"amount\u0000":1e6}`), /spelt almost like/],
    ['amount beside AMOUNT', pay('{"amount":1,"AMOUNT":1e6}'), /spelt almost like/],
    ['amount with a zero-width joiner', pay('{"am\u200dount":1e6}'), /spelt almost like/],
    ['Amount further down', pay('{"payment":{"Amount":1e6}}'), /spelt almost like/],
  ];
  it.each(rows)('(%s) is none', async (_, ...row) => {
    await tried(...row);
  });
});

describe('a key that is a property of every object', () => {
  const proto =
    '"__proto__":{"method":"tools/call","params":{"name":"secret"},"name":"secret","arguments":{"amount":1e6},"amount":1e6}';
  const rows: Row[] = [
    ['around the message', `{"jsonrpc":"2.0","id":1,${proto}}`, /has no method/],
    [
      'beside the method',
      message(`"method":"tools/call","params":{"name":"free"},${proto}`),
      /did free/,
      [['free', {}]],
    ],
    ['as the parameters', call(`{${proto}}`), /The name of the tool is not a string/],
    ['beside the name', call(`{"name":"free",${proto}}`), /can be taken for another one/],
    ['in place of the arguments', call(`{"name":"pay",${proto}}`), /can be taken for another one/],
    ['among the arguments', pay(`{${proto}}`), /__proto__.*Rule: arguments/],
    [
      'among the arguments, escaped',
      pay(String.raw`{"\u005f\u005fproto__":{"amount":1e6}}`),
      /__proto__.*Rule: arguments/,
    ],
    ['beside the argument', pay(`{"amount":1,${proto}}`), /__proto__.*Rule: arguments/],
    ['further down', pay(`{"a":[{"b":{${proto}}}]}`), /__proto__.*Rule: arguments/],
    ['by the constructor', pay('{"constructor":{"prototype":{"amount":1e6}}}'), /constructor.*Rule: arguments/],
    [
      'as the constructor of the parameters',
      call('{"name":"pay","constructor":{"prototype":{"arguments":{"amount":1e6}}}}'),
      /can be taken for another one/,
    ],
    ['toJSON', pay('{"amount":101,"toJSON":{"amount":1}}'), TOO_MUCH],
    ['rawJSON', pay('{"amount":{"rawJSON":"1e6"}}'), TOO_MUCH],
  ];
  it.each(rows)('(%s) hides nothing', async (_, ...row) => {
    await tried(...row);
  });
});

describe('an amount', () => {
  const rows: Row[] = [
    ['too large for a double', pay('{"amount":1e309}'), TOO_MUCH],
    ['too large, with a long exponent', pay('{"amount":1e+0000000000400}'), TOO_MUCH],
    ['too large, with many digits', pay(`{"amount":${'9'.repeat(400)}}`), TOO_MUCH],
    ['too small for a double', pay('{"amount":-1e309}'), TOO_MUCH],
    ['of 2^53 + 1', pay('{"amount":9007199254740993}'), TOO_MUCH],
    ['of 2^53', pay('{"amount":9007199254740992}'), TOO_MUCH],
    [
      'below the limit as a double is forwarded as it',
      pay('{"amount":100.000000000000000001}'),
      /did pay/,
      [['pay', { amount: 100 }]],
    ],
    ['a hair above', pay('{"amount":100.00000000000002}'), TOO_MUCH],
    ['of -0', pay('{"amount":-0}'), /did pay/, [['pay', { amount: 0 }]]],
    ['written as text', pay('{"amount":"1e4"}'), TOO_MUCH],
    ['written as text of another script', pay('{"amount":"\u0661\u0660\u0660\u0660"}'), TOO_MUCH],
    ['in an array', pay('{"amount":[1e6]}'), TOO_MUCH],
    ['in an object', pay('{"amount":{"value":1e6}}'), TOO_MUCH],
    ['that is null', pay('{"amount":null}'), TOO_MUCH],
    ['that is true', pay('{"amount":true}'), TOO_MUCH],
    ['in hexadecimal', pay('{"amount":0xfffff}'), NO_JSON],
    ['with a leading zero', pay('{"amount":0101}'), NO_JSON],
    ['with a plus', pay('{"amount":+1e6}'), NO_JSON],
    ['NaN', pay('{"amount":NaN}'), NO_JSON],
    ['Infinity', pay('{"amount":Infinity}'), NO_JSON],
  ];
  it.each(rows)('%s', async (_, ...row) => {
    await tried(...row);
  });

  it.each(['-5', '-1e-320', '"1"', '[1]', 'null', '1e309', '{}', 'false'])(
    'of %s adds nothing to a sum',
    async (amount) => {
      const line = call(`{"name":"spend","arguments":{"amount":${amount}}}`);
      await tried(
        line,
        /The limit counts args\.amount, which must be a number of at least 0.*\/tools\/spend\/limits\/0/,
      );
    },
  );
});

it.each(['9007199254740993', '1e300'])('an amount of %s has no room in a sum', async (amount) => {
  const line = call(`{"name":"spend","arguments":{"amount":${amount}}}`);
  await tried(line, /The limit of 100 a day is used up.*\/tools\/spend\/limits\/0/);
});

describe('what is no call', () => {
  const rows: Row[] = [
    ['a name in an array', call('{"name":["secret"]}'), /name of the tool is not a string/],
    ['a name in an object', call('{"name":{"0":"secret","length":1}}'), /name of the tool is not a string/],
    ['no name', call('{"arguments":{}}'), /name of the tool is not a string/],
    ['arguments as a text', pay(JSON.stringify('{"amount":1e6}')), /arguments of the tool are not an object/],
    ['arguments in an array', pay('[{"amount":1e6}]'), /arguments of the tool are not an object/],
    ['arguments of null', pay('null'), /arguments of the tool are not an object/],
    [
      'a number that kept its digits as the arguments',
      pay('12345678901234567890'),
      /arguments of the tool are not an object/,
    ],
    ['parameters in an array', call('["secret",{}]'), /needs an object of parameters/],
    ['parameters as a text', call(JSON.stringify('{"name":"secret"}')), /needs an object of parameters/],
    ['no parameters', message('"method":"tools/call"'), /needs an object of parameters/],
    ['a method in an array', message('"method":["tools/call"],"params":{"name":"secret"}'), /method is not a string/],
    [
      'a method in an object',
      message('"method":{"toString":"tools/call"},"params":{"name":"secret"}'),
      /method is not a string/,
    ],
    [
      'another version',
      '{"jsonrpc":"1.0","id":1,"method":"tools/call","params":{"name":"secret"}}',
      /needs .*jsonrpc.*2\.0/,
    ],
    [
      'a version as a number',
      '{"jsonrpc":2.0,"id":1,"method":"tools/call","params":{"name":"secret"}}',
      /needs .*jsonrpc.*2\.0/,
    ],
    ['no version', '{"id":1,"method":"tools/call","params":{"name":"secret"}}', /needs .*jsonrpc.*2\.0/],
    ['a text that holds a message', JSON.stringify(SECRET), /The message is not an object/],
  ];
  it.each(rows)('%s', async (_, ...row) => {
    await tried(...row);
  });
});

describe('a line', () => {
  const nested = (depth: number): string => pay(`{"amount":101,"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
  const rows: Row[] = [
    ['with a byte order mark', `\ufeff${SECRET}`, NO_JSON],
    ['with a NUL before it', `\u0000${SECRET}`, NO_JSON],
    ['with a record separator before it', `\u001e${SECRET}`, NO_JSON],
    ['with a comment', `/* */${SECRET}`, NO_JSON],
    ['with a comment at the end', `${SECRET}// x`, NO_JSON],
    ['with a comma at the end', call('{"name":"secret",}'), NO_JSON],
    ['with single quotes', "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'secret'}}", NO_JSON],
    ['with names without quotes', '{jsonrpc:"2.0",id:1,method:"tools/call",params:{name:"secret"}}', NO_JSON],
    ['with garbage behind it', `${SECRET}]`, NO_JSON],
    ['with two messages', `${call('{"name":"free"}')}${SECRET}`, NO_JSON],
    ['with two messages and a tab between', `${call('{"name":"free"}')}\t${SECRET}`, NO_JSON],
    ['with two messages and a carriage return between', `${call('{"name":"free"}')}\r${SECRET}`, NO_JSON],
    ['with two messages and a line separator between', `${call('{"name":"free"}')}\u2028${SECRET}`, NO_JSON],
    ['with two messages and a form feed between', `${call('{"name":"free"}')}\f${SECRET}`, NO_JSON],
    ['of HTTP', `POST / HTTP/1.1\r\nContent-Length: ${SECRET.length}\r\n\r\n${SECRET}`, HIDDEN],
    ['of the language servers', `Content-Length: ${SECRET.length}\r\n\r\n${SECRET}`, HIDDEN],
    ['that ends with a carriage return', `${SECRET}\r`, HIDDEN],
    ['with carriage returns in it', SECRET.replaceAll(',', ',\r\t '), HIDDEN],
    ['cut in two', SECRET.replace(',', ',\n'), NO_JSON],
    ['in UTF-16', Buffer.from(SECRET, 'utf16le'), NO_JSON],
    ['with bytes that are no UTF-8', latin(call('{"name":"sec\u00ffret"}')), /does not name the tool/],
    ['with an overlong s', latin(call('{"name":"\u00c1\u00b3ecret"}')), /does not name the tool/],
    [
      'with an overlong quote',
      latin(call('{"name":"free\u00c0\u00a2,\u00c0\u00a2name\u00c0\u00a2:\u00c0\u00a2secret"}')),
      /does not name the tool/,
    ],
    ['with half a character in the name', call(String.raw`{"name":"\ud83dsecret"}`), /does not name the tool/],
    [
      'with a line separator in an argument',
      pay(`{"amount":101,"note":"\u2028${JSON.stringify(SECRET).slice(1)}}`),
      TOO_MUCH,
    ],
    [
      'with an escaped line break in an argument',
      pay(`{"amount":1,"note":"\\n{}\\n"}`),
      /did pay/,
      [['pay', { amount: 1, note: '\n{}\n' }]],
    ],
    ['with a bare line break in an argument', pay('{"amount":1,"note":"\n{}\n"}'), NO_JSON],
    ['at the deepest that is read', nested(CLIENT_DEPTH - 3), TOO_MUCH],
    ['a level deeper', nested(CLIENT_DEPTH - 2), /nests deeper than 256 levels/],
    ['very deep', nested(1_000_000), /nests deeper than 256 levels/],
    ['very deep and never closed', '{"a":'.repeat(1_000_000), /nests deeper than 256 levels/],
    ['longer than is read', pay(`{"amount":101,"note":"${'x'.repeat(CLIENT_BYTES)}"}`), /longer than 16 MiB/],
    ['nearly as long', pay(`{"amount":101,"note":"${'x'.repeat(CLIENT_BYTES - 200)}"}`), TOO_MUCH],
    ['whose end is behind too much space', `${' '.repeat(CLIENT_BYTES)}${SECRET}`, /longer than 16 MiB/],
  ];
  it.each(rows)('%s', async (_, ...row) => {
    await tried(...row);
  });
});
