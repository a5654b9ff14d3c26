import { describe, expect, it } from 'vitest';
import { lineReader } from '../../gateway/lines.ts';
import { CLIENT_DEPTH, parseMessages, writeMessage, type Message } from '../../gateway/message.ts';

function read(text: string): Message {
  const [first] = parseMessages(text, CLIENT_DEPTH);
  if (first === undefined || !('message' in first)) throw new Error(`refused: ${JSON.stringify(first)}`);
  return first.message;
}

function refusal(text: string): Message {
  const [first] = parseMessages(text, CLIENT_DEPTH);
  if (first === undefined || !('refusal' in first)) throw new Error(`accepted: ${JSON.stringify(first)}`);
  return first.refusal;
}

describe('parseMessages', () => {
  it.each([
    '{"jsonrpc":"2.0","id":1,"method":"ping"}',
    '{"jsonrpc":"2.0","id":"","method":"ping","params":{"a":[null,true,"\\u2028"]}}',
    '{"jsonrpc":"2.0","method":"notifications/x"}',
    '{"jsonrpc":"2.0","id":1,"result":{}}',
    '{"jsonrpc":"2.0","id":1,"result":null}',
    '{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no","data":[1]}}',
    '{"jsonrpc":"2.0","error":{"code":-32700,"message":"no"}}',
    '{"jsonrpc":"2.0","id":1,"method":"m","params":{"__proto__":{"a":1},"constructor":2}}',
    '{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":12345678901234567890,"b":-9007199254740993,"c":1e400}}',
  ])('reads %s and writes the same', (text) => {
    expect(JSON.stringify(JSON.parse(writeMessage(read(text))))).toBe(JSON.stringify(JSON.parse(text)));
    expect(writeMessage(read(text)).includes('12345678901234567890')).toBe(text.includes('12345678901234567890'));
  });

  it('keeps every digit of an integer that a double cannot hold, and of nothing else', () => {
    const text =
      '{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":[12345678901234567890],"b":"1234567890123456789"}}';
    expect(writeMessage(read(text))).toBe(text);
    expect(read(text).params).toMatchObject({ b: '1234567890123456789' });
    // What is forwarded is what was compared: the double.
    const fraction = '{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":100.00000000000000000001}}';
    expect(writeMessage(read(fraction))).toContain('"a":100}');
  });

  it('takes the last of keys that come twice, and writes it once', () => {
    const twice = '{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call","params":{"name":"a","name":"b"}}';
    expect(writeMessage(read(twice))).toBe('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"b"}}');
  });

  it('drops members that JSON-RPC does not know, however they are spelt', () => {
    expect(read('{"jsonrpc":"2.0","id":1,"method":"ping","Method":"tools/call","__proto__":{"id":2}}')).toEqual({
      jsonrpc: '2.0',
      id: 1,
      method: 'ping',
    });
  });

  it('judges the messages of a batch one by one', () => {
    const batch = parseMessages('[{"jsonrpc":"2.0","id":1,"method":"a"},7,[],{"jsonrpc":"2.0","id":2,"method":"b"}]');
    expect(batch.map((each) => ('message' in each ? each.message.id : each.refusal.error?.code))).toEqual([
      1, -32600, -32600, 2,
    ]);
  });

  it.each([
    ['no JSON', '{', -32700],
    ['nothing', '""', -32600],
    ['an empty batch', '[]', -32600],
    ['no version', '{"id":1,"method":"m"}', -32600],
    ['another version', '{"jsonrpc":"1.0","id":1,"method":"m"}', -32600],
    ['a method that is no string', '{"jsonrpc":"2.0","id":1,"method":["tools/call"]}', -32600],
    ['a null id', '{"jsonrpc":"2.0","id":null,"method":"m"}', -32600],
    ['a fraction as id', '{"jsonrpc":"2.0","id":1.5,"method":"m"}', -32600],
    ['an id beyond what is exact', '{"jsonrpc":"2.0","id":12345678901234567890,"method":"m"}', -32600],
    ['a very long id', `{"jsonrpc":"2.0","id":"${'x'.repeat(2000)}","method":"m"}`, -32600],
    ['an object as id', '{"jsonrpc":"2.0","id":{},"method":"m"}', -32600],
    ['request and answer at once', '{"jsonrpc":"2.0","id":1,"method":"m","result":{}}', -32600],
    ['result and error at once', '{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":1,"message":""}}', -32600],
    ['neither', '{"jsonrpc":"2.0","id":1}', -32600],
    ['an error without a code', '{"jsonrpc":"2.0","id":1,"error":{"message":""}}', -32600],
    ['a result without an id', '{"jsonrpc":"2.0","result":{}}', -32600],
    ['arrays without end', '['.repeat(100_000), -32600],
    [
      'deep objects',
      `{"jsonrpc":"2.0","id":1,"method":"m","params":${'{"a":'.repeat(300)}1${'}'.repeat(300)}}`,
      -32600,
    ],
  ])('refuses %s', (_, text, code) => {
    expect(refusal(text).error?.code).toBe(code);
  });

  it('counts no brackets within strings', () => {
    const text = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'm',
      params: { a: `\\"${'['.repeat(1000)}`, b: '\\' },
    });
    expect(writeMessage(read(text))).toBe(text);
  });

  it('names the request that it refuses when it can', () => {
    expect(refusal('{"jsonrpc":"2.0","id":7,"method":"m","result":{}}').id).toBe(7);
  });

  it('writes a result that nests deeper than the call stack reaches', () => {
    const text = `{"jsonrpc":"2.0","id":1,"result":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    const [parsed] = parseMessages(text);
    expect(parsed && 'message' in parsed && writeMessage(parsed.message)).toBe(text);
  });
});

describe('lineReader', () => {
  function lines(chunks: string[], bytes = 10): string[] {
    const seen: string[] = [];
    const read = lineReader(
      bytes,
      (line) => seen.push(line),
      () => seen.push('TOO LONG'),
    );
    for (const chunk of chunks) read(Buffer.from(chunk, 'latin1'));
    return seen;
  }

  it('joins what comes in pieces, characters of several bytes too', () => {
    expect(lines(['a', 'b\nc', '\n\n', '\u00c3', '\u00a4\n'])).toEqual(['ab', 'c', '', 'ä']);
  });

  it('skips a line that is too long, and reads on after it', () => {
    expect(lines(['1234567890\n', '12345', '678901', '2345', '67\nnext\n', '12345678901\n'])).toEqual([
      '1234567890',
      'TOO LONG',
      'next',
      'TOO LONG',
    ]);
  });
});
