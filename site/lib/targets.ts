import type { ServerSummary } from '../../catalog/read-servers.ts';
import type { Policy } from '../../policy/document.ts';
import { onlyFor } from '../../policy/recommend.ts';
import { TARGETS } from '../../policy/targets/index.ts';
import { serverNameOf } from '../../policy/targets/server-name.ts';
import type { Target } from '../../policy/targets/target.ts';
import { factsOfServer, policyOfServer } from './catalog.ts';
import { serverPath } from './links.ts';
import { rememberLatest } from './memo.ts';
import { withToolNames } from './name-words.ts';
import type { Prose } from './prose.ts';

/** The formats of other clients and gateways. That of our own gateway is the policy itself, which pages show first. */
export const OTHER_TARGETS: readonly Target[] = TARGETS.filter(({ id }) => id !== 'gateway');

/** Characters of a text that the page of a server's policy shows; the whole is in the file beside it. */
const MAX_TEXT = 8000;
/** Characters of the text about one tool. What is longer is left out: a part of it would be of no use. */
const MAX_TOOL_TEXT = 1500;

export interface TargetText {
  target: Target;
  /** As much of it as the page shows. */
  text: string;
  /** Characters that are not shown; 0 when the whole text is. */
  more: number;
  /** What the policy says and the text does not do. */
  lost: Prose[];
  /** The address of the whole text. */
  file?: string;
}

/** The rule for one tool, in several formats. */
export interface ToolTexts {
  texts: TargetText[];
  /** What none of the texts does, said once; each text has only what is its own. */
  shared: Prose[];
}

/** The policy of a whole server in every other format. */
export function textsForServer({ id, slug }: Pick<ServerSummary, 'id' | 'slug'>): TargetText[] {
  const names = new Set(toolsOf(id));
  return OTHER_TARGETS.map((target) => {
    const { text, lost } = writtenForServer(id, target);
    const end = text.length > MAX_TEXT ? text.lastIndexOf('\n', MAX_TEXT) + 1 || MAX_TEXT : text.length;
    return {
      target,
      text: text.slice(0, end),
      more: text.length - end,
      lost: lost.map((sentence) => withToolNames(sentence, names)),
      file: `${serverPath(slug)}policy/${targetFile(target)}`,
    };
  });
}

/** The policy of a whole server in one format. */
export function writtenForServer(serverId: string, target: Target) {
  return target.write({ policy: policyOfServer(serverId), server: serverNameOf(serverId), tools: toolsOf(serverId) });
}

/** The file name of a policy in this format, below the page of the server's policy. */
export function targetFile({ id, language }: Target): string {
  return `${id}.${language === 'shell' ? 'sh' : language}`;
}

/**
 * The rule for one tool in the formats of these clients, in a policy that leaves the rest of the server as it is:
 * a text that also named every other tool would make the pages of a server grow with the square of its tools.
 */
export function textsForTool(
  { serverId, name }: { serverId: string; name: string },
  clients: readonly string[],
): ToolTexts {
  const policy: Policy = { ...onlyFor(name, policyOfServer(serverId)), default: 'allow' };
  const input = { policy, server: serverNameOf(serverId), tools: [name] };
  const names = new Set([name]);
  const written = OTHER_TARGETS.filter(({ id }) => clients.includes(id))
    .map((target) => ({ target, ...target.write(input) }))
    .filter(({ text }) => text.length <= MAX_TOOL_TEXT);
  const anyClient = ({ target, lost }: (typeof written)[number]) => lost.map((said) => ofAnyClient(said, target));
  const [first, ...others] = written.map(anyClient);
  const shared = (first ?? []).filter((said) => others.every((lost) => lost.includes(said)));
  return {
    texts: written.map(({ target, text, lost }) => {
      const own = lost.filter((said) => !shared.includes(ofAnyClient(said, target)));
      return { target, text, more: 0, lost: own.map((said) => withToolNames(said, names)) };
    }),
    shared: shared.map((said) => withToolNames(said, names)),
  };
}

/** What a text loses, said of no client in particular. */
export function ofAnyClient(sentence: string, { title }: Target): string {
  return sentence.replaceAll(title, 'the client');
}

const toolsOf = rememberLatest(1, (serverId: string) => [...new Set(factsOfServer(serverId).map(({ name }) => name))]);
