import { severityOf, type Cause, type Change, type ChangeKind } from './change.ts';
import { canonicalJson } from './json.ts';
import type { JsonObject } from './model.ts';
import { riskRank, type Category, type Confidence, type Risk } from './vocabulary.ts';

/** What is compared of a tool: its definition, and what was found about it. */
export interface ToolState {
  slug: string;
  name: string;
  /** Absent when the manifest that it was in is lost: then its texts cannot be compared. */
  definition?: JsonObject;
  category: Category;
  risk: Risk;
  confidence: Confidence;
  /** Ids of the rules that found text that acts on the model. */
  attacks: string[];
}

/** What is compared of a server. */
export interface ServerState {
  /** Rules and corrections that the findings were made with. */
  madeBy: string;
  /** The way in which its tools were read. */
  target: string;
  tools: ToolState[];
}

const TEXTS = ['title', 'description'] as const;

/** What changed of a server's tools: first those that are there now, in their order, then those that went. */
export function compareServers(before: ServerState, after: ServerState): Change[] {
  const known = new Map(before.tools.map((tool) => [tool.slug, tool]));
  const sameRules = before.madeBy === after.madeBy;
  const published: Cause = before.target === after.target ? 'author' : 'reading';
  const changes = after.tools.flatMap((tool) => {
    const old = known.get(tool.slug);
    if (old === undefined) return [change(tool, 'tool-added', published, undefined, tool.risk)];
    return compareTools(old, tool, { published, sameRules });
  });
  const present = new Set(after.tools.map(({ slug }) => slug));
  const removed = before.tools.filter(({ slug }) => !present.has(slug));
  return [...changes, ...removed.map((tool) => change(tool, 'tool-removed', published, tool.risk, undefined))];
}

function compareTools(
  old: ToolState,
  tool: ToolState,
  { published, sameRules }: { published: Cause; sameRules: boolean },
): Change[] {
  const [was, is] = [old.definition, tool.definition];
  const sameText = was !== undefined && canonicalJson(was) === canonicalJson(is);
  // Under the same rules, a tool of the same text can be found otherwise because of the tools beside it.
  const cause: Cause = sameRules ? published : sameText ? 'rules' : 'either';
  const changes: Change[] = [];
  if (old.risk !== tool.risk) changes.push(change(tool, riskMove(old.risk, tool.risk), cause, old.risk, tool.risk));
  for (const rule of tool.attacks) {
    if (!old.attacks.includes(rule)) changes.push(change(tool, 'attack-found', cause, undefined, rule));
  }
  for (const axis of ['category', 'confidence'] as const) {
    if (old[axis] !== tool[axis]) changes.push(change(tool, `${axis}-changed`, cause, old[axis], tool[axis]));
  }
  if (was === undefined || is === undefined || sameText) return changes;
  for (const field of TEXTS) {
    const [former, present] = [textOf(was[field]), textOf(is[field])];
    if (former !== present) changes.push(change(tool, `${field}-changed`, published, former, present));
  }
  const parts = [
    ['schema-changed', 'inputSchema'],
    ['annotations-changed', 'annotations'],
  ] as const;
  for (const [kind, field] of parts) {
    const { before, after } = differences(was[field], is[field]);
    if (Object.keys({ ...before, ...after }).length > 0) changes.push(change(tool, kind, published, before, after));
  }
  return changes;
}

/** What becomes unrated counts as raised: nothing holds it back any more. */
function riskMove(before: Risk, after: Risk): 'risk-raised' | 'risk-lowered' {
  const [was, is] = [riskRank(before), riskRank(after)];
  return is > was || (is === was && after === 'high') ? 'risk-raised' : 'risk-lowered';
}

function change(tool: ToolState, kind: ChangeKind, cause: Cause, before: unknown, after: unknown): Change {
  const { slug, name, risk } = tool;
  const values = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  return { kind, severity: severityOf(kind, cause, risk), tool: slug, name, cause, ...values };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The values that differ, by JSON pointer; without recursion, because published schemas nest deeper than the stack. */
function differences(a: unknown, b: unknown): { before: JsonObject; after: JsonObject } {
  const [before, after]: [JsonObject, JsonObject] = [{}, {}];
  const todo: { pointer: string; a: unknown; b: unknown }[] = [{ pointer: '', a, b }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { pointer, a: was, b: is } = next;
    if (isObject(was) && isObject(is) && Array.isArray(was) === Array.isArray(is)) {
      const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().reverse();
      for (const key of keys) {
        const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
        todo.push({ pointer: `${pointer}/${step}`, a: ownOf(was, key), b: ownOf(is, key) });
      }
    } else if (isObject(was) || isObject(is) ? canonicalJson(was) !== canonicalJson(is) : !Object.is(was, is)) {
      // A pointer is empty or begins with a slash, so none is a name with a meaning of its own, such as `__proto__`.
      if (was !== undefined) before[pointer] = was;
      if (is !== undefined) after[pointer] = is;
    }
  }
  return { before, after };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function ownOf(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
