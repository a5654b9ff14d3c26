import { agentcore } from './agentcore.ts';
import { agentgateway } from './agentgateway.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { cursor } from './cursor.ts';
import { docker } from './docker.ts';
import { gateway } from './gateway.ts';
import { geminiCli } from './gemini-cli.ts';
import { intercept } from './intercept.ts';
import { litellm } from './litellm.ts';
import { opa } from './opa.ts';
import { policylayer } from './policylayer.ts';
import type { Target } from './target.ts';
import { toolhive } from './toolhive.ts';
import { vscode } from './vscode.ts';

/** Every target, in the order in which pages show them: what enforces most first. */
export const TARGETS: readonly Target[] = [
  gateway,
  opa,
  intercept,
  policylayer,
  toolhive,
  agentcore,
  agentgateway,
  geminiCli,
  codex,
  claudeCode,
  docker,
  litellm,
  vscode,
  cursor,
];
