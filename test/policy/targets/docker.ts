import { execFileSync } from 'node:child_process';
import type { Decide } from './decide.ts';

const words = new Map<string, string[]>();

/** Lets a shell take the command apart, and applies it to a profile that offers everything, as Docker does. */
export const decide: Decide = (text, server, { tool }) => {
  const [mcp, profile, tools, id, ...options] = wordsOf(text);
  if (`${mcp ?? ''} ${profile ?? ''} ${tools ?? ''} ${id ?? ''}` !== 'mcp profile tools prod') throw new Error(text);
  let offered: string[] | undefined;
  for (let i = 0; i < options.length; i += 2) {
    const [option, value = ''] = options.slice(i);
    // Where the name of the server has a dot, the command stands with SERVER in its place.
    const name = server.includes('.') || server === '' ? 'SERVER' : server;
    if (option === '--disable-all' && value === name) offered = [];
    else if (option === '--enable' && value.startsWith(`${name}.`)) offered?.push(value.slice(name.length + 1));
    else throw new Error(`Docker does not know ${option ?? ''} ${value}.`);
  }
  return (offered ?? [tool]).includes(tool) ? 'allow' : 'deny';
};

function wordsOf(text: string): string[] {
  const known = words.get(text);
  if (known) return known;
  const script = `docker() { printf '%s\\0' "$@"; }\nPROFILE=prod\n${text}`;
  const split = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  words.set(text, split);
  return split;
}
