/** How a client starts the gateway. */
export interface StdioEntry {
  command: string;
  args: string[];
  env: Record<string, string>;
}

/** How a client reaches the gateway. */
export interface HttpEntry {
  url: string;
  token: string;
}

/** Entries by the name that the client shows. */
type Entries<T> = Record<string, T>;

/** One client of servers, and how its configuration is written. */
export interface ClientFormat {
  title: string;
  /** Where the text belongs. */
  place: string;
  /** The files that hold servers, where they are known: below the home folder (`~/`), the project, or `%APPDATA%`. */
  files: readonly string[];
  /** The key that holds the entries. */
  key: string;
  stdio: (entries: Entries<StdioEntry>) => string;
  /** Undefined when the client reads no addresses from its file. */
  http?: (entries: Entries<HttpEntry>) => string;
}

const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

function mapped<T, U>(entries: Entries<T>, change: (entry: T) => U): Entries<U> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]));
}

/** `mcpServers`, as most clients have it; they differ in how they write an address. */
function mcpServers(
  title: string,
  place: string,
  files: readonly string[],
  http?: (entry: HttpEntry) => object,
): ClientFormat {
  return {
    ...{ title, place, files, key: 'mcpServers' },
    stdio: (entries) => json({ mcpServers: entries }),
    ...(http && { http: (entries: Entries<HttpEntry>) => json({ mcpServers: mapped(entries, http) }) }),
  };
}

const typed = ({ url, token }: HttpEntry): object => ({ type: 'http', url, headers: bearer(token) });

/** The clients whose files we know how to write, by the id that people give. */
export const CLIENTS: Record<string, ClientFormat> = {
  'claude-code': mcpServers('Claude Code', '.mcp.json in the project', ['.mcp.json', '~/.claude.json'], typed),
  'claude-desktop': mcpServers('Claude Desktop', 'claude_desktop_config.json (Settings > Developer > Edit Config)', [
    '~/Library/Application Support/Claude/claude_desktop_config.json',
    '%APPDATA%/Claude/claude_desktop_config.json',
    '~/.config/Claude/claude_desktop_config.json',
  ]),
  cursor: mcpServers(
    'Cursor',
    '~/.cursor/mcp.json, or .cursor/mcp.json in the project',
    ['.cursor/mcp.json', '~/.cursor/mcp.json'],
    ({ url, token }) => ({
      url,
      headers: bearer(token),
    }),
  ),
  vscode: {
    title: 'VS Code',
    place: '.vscode/mcp.json in the project',
    files: ['.vscode/mcp.json'],
    key: 'servers',
    stdio: (entries) => json({ servers: mapped(entries, (entry) => ({ type: 'stdio', ...entry })) }),
    http: (entries) => json({ servers: mapped(entries, typed) }),
  },
  codex: {
    title: 'Codex',
    place: '~/.codex/config.toml',
    files: ['~/.codex/config.toml', '.codex/config.toml'],
    key: 'mcp_servers',
    stdio: (entries) =>
      toml(entries, ({ command, args, env }) => [
        `command = ${JSON.stringify(command)}`,
        `args = ${JSON.stringify(args)}`,
        `env = ${inlineTable(env)}`,
      ]),
    http: (entries) =>
      toml(entries, ({ url, token }) => [
        `url = ${JSON.stringify(url)}`,
        `http_headers = ${inlineTable(bearer(token))}`,
      ]),
  },
  'gemini-cli': mcpServers(
    'Gemini CLI',
    '~/.gemini/settings.json',
    ['.gemini/settings.json', '~/.gemini/settings.json'],
    ({ url, token }) => ({
      httpUrl: url,
      headers: bearer(token),
    }),
  ),
  windsurf: mcpServers(
    'Windsurf',
    '~/.codeium/windsurf/mcp_config.json',
    ['~/.codeium/windsurf/mcp_config.json'],
    ({ url, token }) => ({
      serverUrl: url,
      headers: bearer(token),
    }),
  ),
  zed: {
    title: 'Zed',
    place: '~/.config/zed/settings.json',
    files: ['~/.config/zed/settings.json', '.zed/settings.json'],
    key: 'context_servers',
    stdio: (entries) => json({ context_servers: entries }),
    http: (entries) =>
      json({ context_servers: mapped(entries, ({ url, token }) => ({ url, headers: bearer(token) })) }),
  },
  generic: mcpServers('Any client', 'the configuration of the client', [], typed),
};

/** Quoted strings of JSON are basic strings of TOML, but for the character DEL, which TOML wants escaped. */
function toml<T>(entries: Entries<T>, lines: (entry: T) => string[]): string {
  const tables = Object.entries(entries).map(([name, entry]) =>
    [`[mcp_servers.${tomlKey(name)}]`, ...lines(entry), ''].join('\n'),
  );
  return tables.join('\n').replaceAll('\u007f', String.raw`\u007f`);
}

function tomlKey(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
}

function inlineTable(values: Record<string, string>): string {
  const pairs = Object.entries(values).map(([key, value]) => `${tomlKey(key)} = ${JSON.stringify(value)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
