import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENTS } from '../../../policy/clients.ts';
import { readStack } from '../../../policy/stack/stack.ts';

const SECRET = 'sk-live-51Secret';

/** Each identity as a short text. */
function identities(text: string): string[] {
  return readStack(text).servers.map(({ name, identity: it }) => {
    if (it.kind === 'package') return `${name} = ${it.registry} ${it.package} ${it.version ?? 'any'}`;
    if (it.kind === 'address') return `${name} = ${it.host}`;
    if (it.kind === 'name') return `${name} = name ${it.name}`;
    return `${name} = ${it.kind} ${it.kind === 'program' ? (it.program ?? '') : ''}`.trim();
  });
}

describe('the configurations that clients have', () => {
  it.each([
    [
      'Claude Desktop',
      `{"mcpServers": {"filesystem": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "/home/me"]}}}`,
      ['filesystem = npm @modelcontextprotocol/server-filesystem 2025.8.21'],
    ],
    [
      'Claude Desktop on Windows',
      String.raw`{"mcpServers": {"a": {"command": "C:\\Windows\\System32\\cmd.exe", "args": ["/c", "npx", "-y", "some-server@latest"]}}}`,
      ['a = npm some-server any'],
    ],
    [
      'Claude Code, for a project in ~/.claude.json',
      `{"projects": {"/home/me/x": {"mcpServers": {"sentry": {"type": "http", "url": "https://mcp.sentry.dev/mcp"}}}}}`,
      ['sentry = mcp.sentry.dev'],
    ],
    [
      'Cursor, with comments and trailing commas',
      `{ // mine\n "mcpServers": { "git": { "command": "uvx", "args": ["mcp-server-git==2025.1.14", "--repository", "."], }, /* end */ }, }`,
      ['git = pypi mcp-server-git 2025.1.14'],
    ],
    [
      'VS Code',
      `{"inputs": [{"id": "k"}], "servers": {"github": {"type": "stdio", "command": "docker", "args": ["run", "-i", "--rm", "-e", "GITHUB_TOKEN", "ghcr.io/github/github-mcp-server:v0.5.0"]}}}`,
      ['github = oci ghcr.io/github/github-mcp-server v0.5.0'],
    ],
    [
      'VS Code, in settings.json',
      `{"editor.fontSize": 12, "mcp": {"servers": {"x": {"command": "pipx", "args": ["run", "x-server"]}}}}`,
      ['x = pypi x-server any'],
    ],
    ['Windsurf', `{"mcpServers": {"r": {"serverUrl": "https://api.example.com/mcp?key=1"}}}`, ['r = api.example.com']],
    [
      'Zed',
      `{"theme": "One", "context_servers": {"pg": {"source": "custom", "command": {"path": "pnpm", "args": ["dlx", "pg-mcp@1.2.3"]}}}}`,
      ['pg = npm pg-mcp 1.2.3'],
    ],
    [
      'Codex',
      `model = "gpt-5"\n\n[mcp_servers.docs]\ncommand = "bunx"\nargs = ["docs-server"]\n\n[mcp_servers.remote]\nurl = "https://docs.example.com/mcp"\n`,
      ['docs = npm docs-server any', 'remote = docs.example.com'],
    ],
    ['a bare entry', `{"command": "uv", "args": ["tool", "run", "--from", "a-b==1.0", "ab"]}`, ['a-b = pypi a-b 1.0']],
    ['the inside of an object', `"a": {"command": "npx", "args": ["a-server"]},`, ['a = npm a-server any']],
    [
      'a bridge to an address',
      `{"mcpServers": {"l": {"command": "npx", "args": ["mcp-remote", "https://mcp.linear.app/sse"]}}}`,
      ['l = mcp.linear.app'],
    ],
    [
      'a command behind the gateway',
      `{"mcpServers": {"g": {"command": "node", "args": ["/x/gateway.mjs", "--policy", "p.json", "--", "npx", "-y", "a-server"]}}}`,
      ['g = npm a-server any'],
    ],
    [
      "a program of one's own",
      `{"mcpServers": {"own": {"command": "/opt/secret/own-server", "args": ["--x"]}}}`,
      ['own = program own-server'],
    ],
    [
      'a list',
      `# mine\n- npx -y a-server@1.0.0\nhttps://mcp.example.com/mcp\n@scope/b`,
      ['a-server = npm a-server 1.0.0', 'mcp.example.com = mcp.example.com', '@scope/b = name @scope/b'],
    ],
  ])('%s', (_, text, expected) => {
    expect(identities(text)).toEqual(expected);
    expect(readStack(text).problems).toEqual([]);
  });

  it('are read as this project writes them, for every client', () => {
    const stdio = { a: { command: 'npx', args: ['-y', 'a-server@1.0.0'], env: { KEY: 'v' } } };
    const http = { r: { url: 'https://mcp.example.com/mcp', token: 't' } };
    for (const client of Object.values(CLIENTS)) {
      expect(identities(client.stdio(stdio))).toEqual(['a = npm a-server 1.0.0']);
      if (client.http) expect(identities(client.http(http))).toEqual(['r = mcp.example.com']);
    }
  });
});

describe('what cannot be read', () => {
  it.each([
    ['{"mcpServers": {"a": {"command": "npx", "args": ["a"]}\n', 2, 'a closing brace is missing'],
    ['{"mcpServers": {\n"a": {"command": "npx" "args": ["a"]}}}', 2, 'a comma is missing'],
    ['{"mcpServers": {\n\n"a": {}}}', 3, 'neither a command nor an address'],
    ['{"theme": "dark"}', 1, 'No server was found'],
    ['[mcp_servers.a]\ncommand = \n', 2, 'This is not TOML'],
    ['[mcp_servers]\n', 1, 'No server was found'],
    [
      '{"mcpServers": {"a": {"command": "npx", "args": ["a"]},\n"a": {"command": "npx", "args": ["b"]}}}',
      2,
      'there twice',
    ],
    ['['.repeat(100_000), 1, 'nests too deep'],
    [' '.repeat(2_000_001), 1, 'too long'],
  ])('%# is told with its line', (text, line, message) => {
    const { problems } = readStack(text);
    expect(problems.map((problem) => problem.message).join(' ')).toContain(message);
    expect(problems[0]?.line).toBe(line);
  });

  it('does not take the entries before it away', () => {
    expect(
      identities('{"mcpServers": {"a": {"command": "npx", "args": ["a-server"]}, "b": {"command" "npx"}}}')[0],
    ).toBe('a = npm a-server any');
    expect(identities('[mcp_servers.a]\ncommand = "npx"\nargs = ["a-server"]\n[mcp_servers.b]\ncommand = \n')).toEqual([
      'a = npm a-server any',
    ]);
  });

  it('takes names of JavaScript for names', () => {
    const { servers } = readStack(
      '{"mcpServers": {"__proto__": {"command": "npx", "args": ["a-server"]}, "constructor": {"url": "https://x.example/"}}}',
    );
    expect(servers.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn(Object.prototype, 'command')).toBe(false);
  });

  it('is never answered with an exception', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      'mcpServers',
      'command',
      '=',
      '\n',
      '[mcp_servers.a]',
      'npx',
      '\\',
      '/*',
      '//',
      '--',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const { servers, problems } = readStack(pieces.join(''));
        expect(servers.every(({ line }) => line >= 1) && problems.every(({ line }) => line >= 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

it('keeps no value of a variable, a header, an argument or an address', () => {
  const entries = {
    a: { command: 'npx', args: ['-y', 'a-server', '--token', SECRET], env: { API_KEY: SECRET } },
    b: {
      url: `https://me:${SECRET}@x.example/${SECRET}?key=${SECRET}#${SECRET}`,
      headers: { Authorization: `Bearer ${SECRET}` },
    },
    c: { command: `/home/${SECRET}/run --key=${SECRET}` },
    d: { command: 'npx', args: [`--registry=https://${SECRET}.example`, `https://${SECRET}.example/x.tgz`] },
    e: { command: 'docker', args: ['run', '-e', `KEY=${SECRET}`, `--env=A=${SECRET}`, 'mcp/e'] },
    f: { command: 'env', args: [`KEY=${SECRET}`, 'npx', 'f-server'] },
    g: { command: 'sh', args: ['-c', `KEY=${SECRET} npx g-server`] },
  };
  const said = JSON.stringify(readStack(JSON.stringify({ mcpServers: entries })));
  expect(said).not.toContain(SECRET);
  expect(said).toContain('API_KEY');
  expect(said).toContain('mcp/e');
});
