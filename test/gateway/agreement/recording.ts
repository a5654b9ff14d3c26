import { appendFileSync, readFileSync } from 'node:fs';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Tool } from '../../../catalog/model.ts';
import { newRecorder } from './recorder.ts';

/** A program: a server over stdio that has the tools of a file, and writes each call that reaches it down in another. */
const [list = '', record = ''] = process.argv.slice(2);
const tools = JSON.parse(readFileSync(list, 'utf8')) as Tool[];
let calls = 0;
serveStdio(() =>
  newRecorder(tools, (call) => {
    appendFileSync(record, `${call}\n`);
    calls += 1;
    return calls;
  }),
);
