import { startConfined, type Ending } from './confined.ts';
import { converse, manifestOf } from './conversation.ts';
import { explain } from './explain.ts';
import type { Listed } from './listed.ts';
import { makeScratch, removeScratch, type Program, type Sandbox } from './sandbox/sandbox.ts';

export interface StdioOptions {
  program: Program;
  sandbox: Sandbox;
  /** Folder for what belongs to this run only. */
  scratchFolder: string;
  /** For the whole conversation, from the start of the process. */
  timeoutMs: number;
}

/** Starts a server confined, reads its tool list over standard input and output, and ends it with all its processes. */
export async function listOverStdio({ program, sandbox, scratchFolder, timeoutMs }: StdioOptions): Promise<Listed> {
  const scratch = await makeScratch(scratchFolder);
  try {
    const confined = startConfined(sandbox, program, scratch);
    try {
      const said = await converse(confined, timeoutMs);
      const ending = said.complete ? undefined : await endedByItself(confined.ended);
      const hidden = [scratch.path, program.folder];
      const explanation = explain({ said, ending, stderr: confined.stderr(), timeoutMs, hidden });
      return { ...explanation, tools: said.tools, ...manifestOf(said) };
    } finally {
      await confined.stop();
    }
  } finally {
    await removeScratch(scratch);
  }
}

/** How the program ended, if it has: a channel closes only after that. */
async function endedByItself(ended: Promise<Ending>): Promise<Ending | undefined> {
  return Promise.race([ended, Promise.resolve(undefined)]);
}
