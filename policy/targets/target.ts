import type { Policy } from '../document.ts';

/** What a policy is written from, for one client or gateway. */
export interface TargetInput {
  policy: Policy;
  /** The server's name as the client's configuration has it, for example `github`. */
  server: string;
  /** Every tool of the server, for formats that have to name what is denied too. */
  tools: readonly string[];
}

/** What a format can say. What it cannot is said in words beside the text. */
export interface Abilities {
  /** It can have a person asked before a call. */
  ask: boolean;
  /** It can decide by the arguments of a call. */
  arguments: boolean;
  /** It can limit how often a tool is called. */
  limits: boolean;
  /** It can leave a tool out of the list that the model sees. */
  hide: boolean;
  /** It can deny tools that it does not name. */
  denyOthers: boolean;
  /** It can tell the model why a call was denied. */
  reasons: boolean;
}

export interface Written {
  text: string;
  /** What the policy says and the text does not do: one sentence each, with the tools it is about. */
  lost: string[];
}

/** The format of one client or gateway. */
export interface Target {
  /** Fixed: `--target <id>`. */
  id: string;
  title: string;
  /** `enforced`: it blocks the call. `advisory`: it only changes when a person is asked, or what is offered. */
  kind: 'enforced' | 'advisory';
  /** Where the text goes, for example `.claude/settings.json`. */
  file: string;
  /** The language of the text: for highlighting, and the parser that checks it. */
  language: 'json' | 'yaml' | 'toml' | 'cedar' | 'rego' | 'shell';
  abilities: Abilities;
  /** How to put it in force, one step each, plain text. */
  steps: string[];
  /** What surprises people, one sentence each. */
  gotchas: string[];
  /** The pages that describe the format. */
  documentation: string[];
  write: (input: TargetInput) => Written;
}
