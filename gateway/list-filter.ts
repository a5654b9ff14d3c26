import type { ToolCall } from './call.ts';
import { deny, type Denial } from './denial.ts';
import type { Grant } from './grant.ts';
import { errorAnswer, isRecord, type Message } from './message.ts';
import { fingerprint } from '../catalog/pins.ts';
import type { Pins } from './pins.ts';

/** The fingerprints of every tool of a server by name; more than one when tools share a name. */
export type KnownTools = ReadonlyMap<string, readonly string[]>;

/** The fingerprint of a tool, or a text that no pin equals when it has none. */
export function fingerprintOrNone(tool: unknown): string {
  try {
    return fingerprint(tool);
  } catch (error) {
    return `none: ${String(error)}`;
  }
}

/**
 * An answer to `tools/list` without the tools that the grant hides or whose definition is not the pinned one.
 * `changed` tells whether a pinned definition was another.
 */
export function filterList(grant: Grant, answer: Message): { answer: Message; changed: boolean } {
  if (answer.error !== undefined) return { answer, changed: false };
  const { id, result } = answer;
  if (!isRecord(result) || !Array.isArray(result['tools'])) {
    return { answer: errorAnswer(id, -32603, "The server's list of tools is malformed."), changed: false };
  }
  const tools: unknown[] = result['tools'];
  const shown = tools.filter((tool) => isShown(grant, tool));
  if (shown.length === tools.length) return { answer, changed: false };
  const changed = grant.pins !== undefined && tools.some((tool) => !isPinned(grant.pins, tool));
  // What is left is one grant's view: no cache may show it to another.
  const own = result['cacheScope'] === 'public' ? { cacheScope: 'private' } : {};
  return { answer: { ...answer, result: { ...result, tools: shown, ...own } }, changed };
}

function isShown({ policy, pins }: Grant, tool: unknown): boolean {
  const name = isRecord(tool) ? tool['name'] : undefined;
  const hidden = policy.hide?.some((word) => word === '*' || word === name) ?? false;
  return !hidden && isPinned(pins, tool);
}

function isPinned(pins: Pins | undefined, tool: unknown): boolean {
  if (pins === undefined) return true;
  const name = isRecord(tool) ? tool['name'] : undefined;
  return typeof name === 'string' && pins.get(name) === fingerprintOrNone(tool);
}

/** Why a tool may not be called as it is now. */
export function pinObjection(pins: Pins, known: KnownTools, { tool }: ToolCall): Denial | undefined {
  const pinned = pins.get(tool);
  if (pinned === undefined) return deny('pins', 'The tool is not pinned, so nobody has reviewed its definition.');
  const now = known.get(tool);
  if (now === undefined) return deny('pins', 'The server no longer lists this tool.');
  if (now.every((print) => print === pinned)) return undefined;
  return deny('pins', 'The definition of the tool changed since it was reviewed.');
}
