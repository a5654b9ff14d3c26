import { createInterface } from 'node:readline';
import { describe, expect, it, vi } from 'vitest';
import { openStdioServer, type ServerProgram } from '../../gateway/back/stdio.ts';
import { CLIENT_BYTES, type Message } from '../../gateway/message.ts';
import { isAlive } from '../fixtures/is-alive.ts';
import { callOf, grantOf, optionsFor, request, textOf } from './parts.ts';
import { fixture, openGateway } from './through.ts';

const ALL = grantOf({ default: 'allow' });

/** A gateway, and the messages that it writes, one by one. */
function gateway(program: ServerProgram) {
  const opened = openGateway(program, optionsFor(ALL).options);
  const lines = createInterface({ input: opened.output })[Symbol.asyncIterator]();
  return {
    ...opened,
    send: (message: Message | string) =>
      opened.input.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`),
    next: async () => JSON.parse(String((await lines.next()).value)) as Message,
  };
}

describe('a client over standard input', () => {
  it('is told what is malformed, and goes on', async () => {
    const { send, next, input, ended } = gateway(fixture('shop.mjs'));
    send('{');
    expect(await next()).toMatchObject({ error: { code: -32700 } });
    send('x'.repeat(CLIENT_BYTES + 1));
    expect(await next()).toMatchObject({ error: { code: -32600, message: 'The message is longer than 16 MiB.' } });
    send('[{"jsonrpc":"2.0","id":1,"method":"tools/call"},{"jsonrpc":"2.0","id":2,"method":5}]');
    expect([await next(), await next()]).toMatchObject([
      { id: 1, error: { code: -32602 } },
      { id: 2, error: { code: -32600 } },
    ]);
    send('');
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } };
    send(request(3, 'initialize', params));
    expect(await next()).toMatchObject({ id: 3, result: { serverInfo: { name: 'shop' } } });
    input.end();
    await ended;
  });

  it('gets what the server still answers after the client has closed its input', async () => {
    const { send, next, input, ended } = gateway(fixture('paged.mjs'));
    send(request(1, 'tools/list'));
    input.end();
    expect(await next()).toMatchObject({ id: 1, result: { tools: [{ name: 'one' }, { name: 'two' }] } });
    await ended;
  });

  it('is told why when the server dies under a call, and the connection ends', async () => {
    const { send, next, ended } = gateway(fixture('shop.mjs'));
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } };
    send(request(1, 'initialize', params));
    await next();
    send(callOf(2, 'die', {}));
    expect(await next()).toMatchObject({
      id: 2,
      error: { code: -32000, message: 'The connection to the server ended because the server exited with code 3.' },
    });
    await ended;
  });

  it('is told when the server cannot be started', async () => {
    const { send, next, ended } = gateway({ command: '/nowhere/server', args: [], env: {} });
    send(request(1, 'ping'));
    expect(await next()).toMatchObject({
      id: 1,
      error: { message: expect.stringMatching(/could not be started: .*ENOENT/) as string },
    });
    await ended;
  });
});

describe('a server over standard input', () => {
  it('gets the environment that it is given, and nothing else', async () => {
    const { send, next, input, ended } = gateway({
      command: process.execPath,
      args: [
        '-e',
        'process.stdin.once("data", () => console.log(JSON.stringify({ jsonrpc: "2.0", id: 1, result: process.env })))',
      ],
      env: { ONLY: '$HOME; `id`' },
    });
    send(request(1, 'ping'));
    expect(await next()).toMatchObject({ result: { ONLY: '$HOME; `id`' } });
    input.end();
    await ended;
  });

  it('may write what is no message, which nobody is sent', async () => {
    const { send, next, input, ended } = gateway(fixture('chatty.mjs'));
    send(request(1, 'ping'));
    expect(await next()).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
    input.end();
    await ended;
  });

  it('that does not end is ended, with everything that it started', async () => {
    const { send, next, input, ended } = gateway(fixture('orphans.mjs'));
    send(callOf(1, 'stay'));
    const pids = textOf(await next())
      .split(' ')
      .map(Number);
    expect(pids.map(isAlive)).toEqual([true, true]);
    input.end();
    await ended;
    await vi.waitFor(() => {
      expect(pids.map(isAlive)).toEqual([false, false]);
    });
  });

  it('that ignores signals is ended all the same', async () => {
    const { send, next, input, ended } = gateway(fixture('stubborn.mjs'));
    send(request(1, 'tools/list'));
    expect(await next()).toMatchObject({ id: 1 });
    input.end();
    await ended;
  });

  it('ends once, however often it is closed', async () => {
    const reasons: string[] = [];
    await new Promise<void>((resolve) => {
      const side = openStdioServer(fixture('paged.mjs'))({
        message: () => undefined,
        closed: (reason) => {
          reasons.push(reason);
          resolve();
        },
      });
      side.close();
      side.close();
      side.send(request(1, 'ping'));
    });
    expect(reasons).toEqual(['the server exited with code 0']);
  });
});
