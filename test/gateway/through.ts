import { PassThrough } from 'node:stream';
import { Client, ReadBuffer, serializeMessage, type ClientOptions, type Transport } from '@modelcontextprotocol/client';
import { openStdioServer, type ServerProgram } from '../../gateway/back/stdio.ts';
import type { OpenServer } from '../../gateway/connection.ts';
import { serveStdio } from '../../gateway/front/stdio.ts';
import { openGate, type Gate, type GateOptions } from '../../gateway/gate.ts';

export const EVERYTHING: ServerProgram = {
  command: process.execPath,
  args: ['node_modules/@modelcontextprotocol/server-everything/dist/index.js', 'stdio'],
  env: { PATH: process.env['PATH'] ?? '' },
};

export function fixture(name: string, ...args: string[]): ServerProgram {
  return { command: process.execPath, args: [`test/fixtures/servers/${name}`, ...args], env: {} };
}

/** The gateway in this process, in front of a real server. `input` takes what a client writes. */
export function openGateway(server: ServerProgram | OpenServer, options: GateOptions) {
  const openServer = typeof server === 'function' ? server : openStdioServer(server);
  const [input, output] = [new PassThrough(), new PassThrough()];
  let gate: Gate | undefined;
  const ended = serveStdio((client) => (gate = openGate(options, client, openServer)), { input, output });
  return { input, output, ended, policyChanged: () => gate?.policyChanged() };
}

/** The SDK's transport over two streams, as its own stdio transport has them to a process. */
export function transportOver(input: PassThrough, output: PassThrough): Transport {
  const buffer = new ReadBuffer();
  const transport: Transport = {
    start: () => {
      output.on('data', (chunk: Buffer) => {
        buffer.append(chunk);
        for (let message = buffer.readMessage(); message !== null; message = buffer.readMessage()) {
          transport.onmessage?.(message);
        }
      });
      return Promise.resolve();
    },
    send: (message) => {
      input.write(serializeMessage(message));
      return Promise.resolve();
    },
    close: () => {
      input.end();
      transport.onclose?.();
      return Promise.resolve();
    },
  };
  return transport;
}

export function newClient(options: ClientOptions = {}): Client {
  return new Client({ name: 'test', version: '1.0.0' }, options);
}
