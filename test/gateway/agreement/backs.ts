import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tool } from '../../../catalog/model.ts';
import { openHttpServer } from '../../../gateway/back/http.ts';
import { openStdioServer } from '../../../gateway/back/stdio.ts';
import type { OpenServer } from '../../../gateway/connection.ts';
import { startRecorder, type Reached } from './recorder.ts';

const RECORDING = join(import.meta.dirname, 'recording.ts');

/** A server behind the gateway that writes down what reaches it. */
export interface Back {
  open: OpenServer;
  /** The same server for the command line: a program with its arguments, or a URL. */
  target: readonly string[];
  reached: () => readonly Reached[];
  close: () => void;
}

export async function overHttp(tools: readonly Tool[]): Promise<Back> {
  const { url, reached, close } = await startRecorder(tools);
  return { open: openHttpServer({ url, headers: {} }), target: [url], reached: () => reached, close };
}

/** A process of its own. */
export function overStdio(tools: readonly Tool[], folder: string): Back {
  const [list, record] = [join(folder, 'tools.json'), join(folder, 'reached.jsonl')];
  writeFileSync(list, JSON.stringify(tools));
  const program = { command: process.execPath, args: [RECORDING, list, record], env: {} };
  return {
    open: openStdioServer(program),
    target: [program.command, ...program.args],
    reached: () => (existsSync(record) ? readFileSync(record, 'utf8').split('\n').slice(0, -1) : []),
    close: () => undefined,
  };
}
