import type { Decide } from './decide.ts';
import * as agentcore from './agentcore.ts';
import * as agentgateway from './agentgateway.ts';
import * as claudeCode from './claude-code.ts';
import * as codex from './codex.ts';
import * as cursor from './cursor.ts';
import * as docker from './docker.ts';
import * as gateway from './gateway.ts';
import * as geminiCli from './gemini-cli.ts';
import * as intercept from './intercept.ts';
import * as litellm from './litellm.ts';
import * as opa from './opa.ts';
import * as policylayer from './policylayer.ts';
import * as toolhive from './toolhive.ts';
import * as vscode from './vscode.ts';

/** How each target decides, by its id. */
export const DECIDERS: Record<string, Decide> = {
  agentcore: agentcore.decide,
  agentgateway: agentgateway.decide,
  'claude-code': claudeCode.decide,
  codex: codex.decide,
  cursor: cursor.decide,
  docker: docker.decide,
  gateway: gateway.decide,
  'gemini-cli': geminiCli.decide,
  intercept: intercept.decide,
  litellm: litellm.decide,
  opa: opa.decide,
  policylayer: policylayer.decide,
  toolhive: toolhive.decide,
  vscode: vscode.decide,
};
