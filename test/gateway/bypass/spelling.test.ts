import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsIn } from './recorded.ts';
import { attempt, newPlace, POLICY, request, startClient, type Client, type Place } from './stdio.ts';

const { free, pay } = POLICY.tools;

describe.each([
  ['default: deny', POLICY],
  [
    'default: allow',
    { version: '1', default: 'allow', hide: ['secret'], tools: { free, pay, drop: { action: 'deny' } } },
  ],
])('the name of a tool under "%s"', (_, policy) => {
  let place: Place;
  let client: Client;
  beforeAll(() => {
    place = newPlace(policy);
    client = startClient(place);
  });
  afterAll(async () => {
    await client.end();
    expect(callsIn(place.log).filter(([name]) => name !== 'free')).toEqual([['pay', { amount: 100 }]]);
    place.remove();
  });

  it('spelled rightly passes with what is allowed, and is refused with what is not', async () => {
    const call = (amount: number) => request(amount, 'tools/call', { name: 'pay', arguments: { amount } });
    const { told, reached } = await attempt(client, place, [call(100), call(101)]);
    expect(reached).toEqual([['pay', { amount: 100 }]]);
    expect(told).toContain('did pay');
    expect(told).toMatch(/Too much\. Rule: \/tools\/pay\/deny_if\/0/);
  });

  it.each([
    ['in capitals', 'Pay', 'SECRET', 'dRop'],
    ['with white space', ' pay', 'secret ', '\tdrop', 'pay\n', 'pay\u00a0', '\u3000pay', 'p ay'],
    [
      'with what cannot be seen',
      'pay\u0000',
      '\u200bpay',
      'se\u00adcret',
      '\ufeffdrop',
      'pay\u2060',
      'dr\u034fop',
      'pay\ufe0f',
    ],
    ['in full width', '\uff50ay', 'secre\uff54', '\u24b9rop'],
    ['in the mathematical alphabet', '\u{1d429}\u{1d41a}\u{1d432}', '\u{1d5cc}ecret'],
    ['with letters that fold to others', '\u017fecret', 'PAY', '\u212Airk'],
    ['with look-alikes of other scripts', 'p\u0430y', '\u0455ecret', 'dr\u043ep'],
    ['with combining marks', 'pa\u0301y', 'p\u00e1y', 'secret\u0338'],
    ['escaped as in a URL', 'p%61y', '%70ay', 'secre%74', 'pay%00', 'pay%20', '%2e/pay'],
    [
      'with dots and slashes',
      'pay.',
      './pay',
      '/pay',
      'pay/',
      'x/../pay',
      'pay\\',
      'tools/pay',
      'pay;',
      'pay?x',
      'pay#x',
    ],
    ['under a prefix', 'records.pay', 'records/pay', 'records__pay', 'mcp__records__secret', 'functions.pay'],
    ['in quotes', '"pay"', "'pay'", '`pay`', 'pay()'],
    ['turned around by a mark', '\u202eyap', '\u2066secret\u2069'],
    ['with half a character', 'pay\ud800', '\udc00secret'],
    ['of a built-in property', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'],
    ['that says nothing', '', ' ', '*', '.', '\u0000'],
    ['that is very long', `pay${' '.repeat(100_000)}`, 'pay'.repeat(300_000)],
  ])('%s is another name', async (what, ...names) => {
    const calls = names.map((name, i) => request(`${what} ${i}`, 'tools/call', { name, arguments: { amount: 1e6 } }));
    const { told, reached } = await attempt(client, place, calls);
    expect(reached).toEqual([]);
    expect(told.match(/was refused by the gateway, and the server never saw it/g)).toHaveLength(names.length);
  });

  it.each([
    ['in capitals', 'Tools/Call', 'TOOLS/CALL', 'tools/Call'],
    [
      'with white space',
      ' tools/call',
      'tools/call ',
      'tools/call\n',
      'tools /call',
      'tools/call\u00a0',
      '\u2003tools/call',
    ],
    ['with what cannot be seen', 'tools/call\u0000', 'tools\u200b/call', '\ufefftools/call', 'tools/\u00adcall'],
    ['in full width', '\uff54ools/call', 'tools\uff0fcall', 'tool\u017f/call', 'tools/ca\u2113l'],
    ['escaped as in a URL', 'tools%2Fcall', 'tools%2fcall', '%74ools/call', 'tools/cal%6c'],
    [
      'with other separators',
      'tools.call',
      'tools_call',
      'tools//call',
      '/tools/call',
      'tools/call/',
      'tools\\call',
      'tools:call',
      'toolsCall',
      './tools/call',
      'tools\u2215call',
    ],
  ])('is checked under a method %s, which is no method', async (what, ...methods) => {
    const params = { name: 'secret', arguments: {} };
    const calls = methods.map((method, i) => request(`method ${what} ${i}`, method, params));
    const notifications = methods.map((method) => ({ jsonrpc: '2.0', method, params }));
    const { told, reached } = await attempt(client, place, [...calls, ...notifications]);
    expect(reached).toEqual([]);
    expect(told.match(/There is no method .*?names are compared exactly/g)).toHaveLength(methods.length);
  });
});
