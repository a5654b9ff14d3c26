import { execFileSync } from 'node:child_process';
import type { Decide } from './decide.ts';

/** Lets a shell take the command apart, and applies it to a profile that offers everything, as Docker does. */
export const decide: Decide = (text, server, { tool }) => {
  // Where the name of the server has a dot, the command stands with SERVER in its place.
  const name = server.includes('.') || server === '' ? 'SERVER' : server;
  const offered = read(text, name);
  return offered === undefined || offered.has(tool) ? 'allow' : 'deny';
};

let last: { text: string; name: string; offered: Set<string> | undefined } | undefined;

function read(text: string, name: string): Set<string> | undefined {
  if (last?.text !== text || last.name !== name) last = { text, name, offered: offeredBy(text, name) };
  return last.offered;
}

/** The tools that are left of a server, or undefined: all. */
function offeredBy(text: string, server: string): Set<string> | undefined {
  const [mcp, profile, tools, id, ...options] = wordsOf(text);
  if (`${mcp ?? ''} ${profile ?? ''} ${tools ?? ''} ${id ?? ''}` !== 'mcp profile tools prod') throw new Error(text);
  let offered: Set<string> | undefined;
  for (let i = 0; i < options.length; i += 2) {
    const [option, value = ''] = options.slice(i, i + 2);
    if (option === '--disable-all' && value === server) offered = new Set();
    else if (option === '--enable' && value.startsWith(`${server}.`)) offered?.add(value.slice(server.length + 1));
    else throw new Error(`Docker does not know ${option ?? ''} ${value}.`);
  }
  return offered;
}

function wordsOf(text: string): string[] {
  const script = `docker() { printf '%s\\0' "$@"; }\nPROFILE=prod\n${text}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}
