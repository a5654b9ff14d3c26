import { PATIENCE } from '../../../gateway/config/settings.ts';
import { isRedis } from '../../../gateway/counters/open.ts';
import type { GrantFiles } from '../../../gateway/grants/files.ts';
import { openGrant, type OpenGrant } from '../../../gateway/grants/sessions.ts';
import { isId } from '../../../gateway/config/config.ts';
import { defaultAuditPath, defaultStatePath } from '../../../gateway/paths.ts';
import { findByToken, hashToken, newToken } from '../../../gateway/tokens.ts';
import type { Command, Input } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { assertReadable } from '../files.ts';
import { fromUser, say } from '../program.ts';
import { openShared, serveOverHttp, serveOverStdio } from '../serving.ts';
import { openTarget, readTarget, stableId, TARGET } from '../target.ts';

export const single: Command = {
  name: '',
  summary:
    'stands in front of one server and enforces a policy; speaks MCP over standard input and output, or over HTTP',
  positionals: '',
  rest: TARGET,
  flags: {
    policy: { help: 'the policy (required)', value: 'file' },
    pins: { help: 'the pins of the tools, as "pin" wrote them', value: 'file' },
    http: { help: 'serve over HTTP here, with the token in MCP_GATEWAY_TOKEN or a new one', value: '[host:]port' },
    name: {
      help: 'what counters and the audit log call it (default: made of the policy and the command)',
      value: 'id',
    },
    state: {
      help: 'where counters are kept: a file or a redis:// address (default: ~/.local/state/mcp-risk-catalog/counters.db)',
      value: 'path|url',
    },
    audit: { help: 'the audit log (default: ~/.local/state/mcp-risk-catalog/audit.jsonl)', value: 'file' },
  },
  async run(input) {
    const files = readFiles(input);
    assertReadable(files);
    const http = input.value('http');
    const address = http === undefined ? undefined : readAddress(http);
    const state = input.value('state') ?? defaultStatePath();
    const opened = await openShared({
      state: isRedis(state) ? state : fromUser(state),
      audit: fromUser(input.value('audit') ?? defaultAuditPath()),
      patience: PATIENCE,
    });
    const grant = openGrant(files, openTarget(readTarget(input.rest)), opened.shared);
    try {
      if (address === undefined) return await serveOverStdio(grant);
      await serveHttpWithToken(grant, files.server, address);
      return EXIT.done;
    } finally {
      grant.close('the gateway ends');
      await opened.close();
    }
  },
};

/** What identifies the grant is the same after a restart, so that what is used up stays so. */
function readFiles(input: Input): GrantFiles {
  const named = input.value('policy');
  if (named === undefined) throw new UsageError('A policy is needed: --policy <file>.');
  const name = input.value('name');
  if (name !== undefined && !isId(name))
    throw new UsageError(`"${name}" cannot be a name. Use letters, digits, ".", "_" and "-", at most 64 of them.`);
  const policy = fromUser(named);
  const pins = input.value('pins');
  const target = readTarget(input.rest);
  return {
    id: name ?? stableId('grant', [policy, target]),
    server: name ?? stableId('server', target),
    policy,
    pins: pins === undefined ? undefined : fromUser(pins),
  };
}

interface Address {
  host: string;
  port: number;
}

function readAddress(text: string): Address {
  const [, host = '127.0.0.1', digits = ''] = /^(?:(\[[0-9a-f:.]+\]|[^:[\]]+):)?(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port > 65_535)
    throw new UsageError(`--http takes a port, or a host and a port such as 127.0.0.1:8717, not "${text}".`);
  return { host: host.replace(/^\[|\]$/g, ''), port };
}

async function serveHttpWithToken(grant: OpenGrant, server: string, { host, port }: Address): Promise<void> {
  const given = process.env['MCP_GATEWAY_TOKEN'];
  const token = given === undefined || given === '' ? newToken() : given;
  const holder = { token: hashToken(token), inForce: grant.inForce };
  const options = {
    host,
    port,
    allowedHosts: [host],
    allowedOrigins: [],
    authenticate: (asked: string, shown: string | undefined) =>
      asked === server && shown !== undefined ? findByToken(shown, [holder])?.inForce : undefined,
    connect: (_: unknown, session: string | undefined, client: Parameters<OpenGrant['connect']>[0]) =>
      grant.connect(client, session),
  };
  await serveOverHttp(options, (url) => {
    say(`Serving ${url}/mcp/${server}`);
    if (token !== given) say(`The token is ${token}\nSet MCP_GATEWAY_TOKEN to keep one over restarts.`);
  });
}
