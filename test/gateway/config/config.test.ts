import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../gateway/config/config.ts';
import { expand } from '../../../gateway/config/expand.ts';
import { settingsOf } from '../../../gateway/config/settings.ts';

const FILES = { command: 'node', args: ['server.js'], env: { KEY: '${KEY}' }, cwd: '.' };
const FAR = { url: 'https://far.example/mcp', headers: { Authorization: 'Bearer ${KEY}' } };
const TOKEN = 'a'.repeat(64);
const WHOLE = {
  servers: { files: FILES, far: FAR },
  grants: {
    ann: { server: 'files', policy: 'p.json', pins: 'pins.json', token: TOKEN, created: '2026-11-25T00:00:00Z' },
  },
  listen: { host: '127.0.0.1', port: 0, allowedHosts: ['gateway.example'], allowedOrigins: ['https://app.example'] },
  state: 'redis://localhost',
  audit: 'audit.jsonl',
  patience: 30,
};

test('a whole configuration is read as it stands, and an empty one has neither servers nor grants', () => {
  expect(parseConfig(WHOLE)).toEqual({ config: WHOLE });
  expect(parseConfig({})).toEqual({ config: { servers: {}, grants: {} } });
});

describe('is refused with the place, the reason and the nearest spelling', () => {
  const grant = (change: object) => ({ ...WHOLE, grants: { ann: { ...WHOLE.grants.ann, ...change } } });
  const server = (entry: object) => ({ servers: { files: entry } });
  test.each([
    [{ ...WHOLE, server: {} }, '/server: unknown key "server"; did you mean "servers"?'],
    [{ ...WHOLE, telemetry: true }, /^\/telemetry: unknown key "telemetry"; known keys are servers, grants, listen/],
    [grant({ polcy: 'x' }), '/grants/ann/polcy: unknown key "polcy"; did you mean "policy"?'],
    [{ listen: { prt: 1 } }, '/listen/prt: unknown key "prt"; did you mean "port"?'],
    [grant({ server: 'fils' }), '/grants/ann/server: there is no server "fils"; did you mean "files"?'],
    [grant({ token: 'mcpg_secret' }), /^\/grants\/ann\/token: must be 64 hexadecimal digits/],
    [grant({ policy: 7 }), /^\/grants\/ann\/policy: .*expected string/],
    [server({ comand: 'node' }), '/servers/files/comand: unknown key "comand"; did you mean "command"?'],
    [server({}), '/servers/files: must have either "command" (a program) or "url" (an address)'],
    [server({ command: 'x', url: 'https://x' }), /must have either/],
    [server({ url: 'https://x', args: [] }), /"args", "env" and "cwd" are for programs/],
    [server({ command: 'x', headers: {} }), /"headers" are for addresses/],
    [server({ command: 'x', args: 'y' }), /^\/servers\/files\/args: .*expected array/],
    [{ servers: { '../up': { command: 'x' } } }, /^\/servers\/..~1up: the id must be 1 to 64 letters/],
    [{ listen: { port: 70_000 } }, /^\/listen\/port: /],
    [{ patience: 0 }, /^\/patience: /],
    [[], /^\/: .*expected object/],
    [null, /^\/: .*expected object/],
  ])('%j', (document, reason) => {
    const read = parseConfig(document);
    expect(read).not.toHaveProperty('config');
    const { problems = [] } = read as { problems?: string[] };
    if (typeof reason === 'string') expect(problems).toContain(reason);
    else expect(problems.some((problem) => reason.test(problem))).toBe(true);
  });

  test('a name of JavaScript itself is no server', () => {
    const document = grant({ server: 'constructor' });
    expect(JSON.stringify(parseConfig(document))).toContain('there is no server \\"constructor\\"');
  });
});

describe('environment variables', () => {
  test('stand in for ${NAME}, and only there', () => {
    const environment = { KEY: 'k$&y', EMPTY: '' };
    expect(expand('Bearer ${KEY}${EMPTY} $KEY ${not a name}', 'x', environment)).toBe('Bearer k$&y $KEY ${not a name}');
  });

  test('that are not set are named, with the place', () => {
    expect(() => expand('${GONE}', 'gateway.json: /servers/far/url', {})).toThrow(
      'gateway.json: /servers/far/url: the environment variable GONE is not set.',
    );
  });
});

test('relative paths are relative to the configuration, and an address of Redis is no path', () => {
  const config = { servers: {}, grants: {}, state: 'state.db', audit: '../audit.jsonl', patience: 1.5 };
  expect(settingsOf('/etc/gateway/gateway.json', config)).toMatchObject({
    state: '/etc/gateway/state.db',
    audit: '/etc/audit.jsonl',
    patience: 1500,
    host: '127.0.0.1',
  });
  expect(settingsOf('/etc/gateway.json', { ...config, state: 'rediss://h:1' }).state).toBe('rediss://h:1');
});
