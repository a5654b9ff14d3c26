import { readToolsAlike } from '../../catalog/read-for-pages.ts';
import { readTools, type ToolSummary } from '../../catalog/read-tools.ts';
import type { Category, Risk } from '../../catalog/vocabulary.ts';
import { catalog } from './catalog.ts';
import { rememberLatest } from './memo.ts';

const SHOWN = 4;
/** Tools of one category and risk that a page looks through for similar ones. */
const POOL = 2000;

const riskiestOf = rememberLatest(1, (serverId: string) => readTools(catalog(), { server: serverId }, SHOWN + 1));

/** The riskiest other tools of the same server. */
export function othersOfServer(tool: ToolSummary): ToolSummary[] {
  return riskiestOf(tool.serverId)
    .filter((other) => other.slug !== tool.slug)
    .slice(0, SHOWN);
}

const pool = rememberLatest(30, (key: string) => {
  const [category, risk] = key.split(' ') as [Category, Risk];
  return readToolsAlike(catalog(), category, risk, POOL).map((tool) => ({ tool, words: wordsOf(tool.name) }));
});

/** Tools of other servers with the same category and risk, those with the most similar names first, one a server. */
export function alikeElsewhere(tool: ToolSummary): ToolSummary[] {
  const words = new Set(wordsOf(tool.name));
  const others = pool(`${tool.category} ${tool.risk}`).filter((other) => other.tool.serverId !== tool.serverId);
  const similar = others
    .map(({ tool: other, words: its }) => ({ tool: other, shared: its.filter((word) => words.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  return firstOfEachServer([...similar, ...others].map((other) => other.tool));
}

function firstOfEachServer(tools: ToolSummary[]): ToolSummary[] {
  const servers = new Set<string>();
  const first: ToolSummary[] = [];
  for (const tool of tools) {
    if (first.length === SHOWN) break;
    if (servers.has(tool.serverId)) continue;
    servers.add(tool.serverId);
    first.push(tool);
  }
  return first;
}

/** The words of a name: `deleteUserById` and `delete-user_by.id` have the same. */
export function wordsOf(name: string): string[] {
  const spaced = name.slice(0, 200).replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2');
  return [...new Set(spaced.toLowerCase().match(/\p{L}{3,}/gu) ?? [])];
}
