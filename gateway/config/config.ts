import { z } from 'zod';
import { nearest } from '../../policy/nearest.ts';

/** Ids stand in addresses and in names of counters. */
const ID = /^[a-z0-9][a-z0-9._-]{0,63}$/i;
const Id = z.string().regex(ID, 'must be 1 to 64 letters, digits, ".", "_" or "-", and start with a letter or a digit');
const Text = z.string().min(1, 'must not be empty');

/** A server behind the gateway: a program, or an address. `${NAME}` in a value stands for an environment variable. */
const ServerEntry = z
  .strictObject({
    command: Text.optional(),
    args: z.array(z.string()).optional(),
    /** Besides a few harmless ones such as PATH, these are all the variables that the program sees. */
    env: z.record(Text, z.string()).optional(),
    /** Relative to the folder of the configuration. */
    cwd: Text.optional(),
    url: Text.optional(),
    headers: z.record(Text, z.string()).optional(),
  })
  .superRefine((server, context) => {
    const refuse = (message: string): void => {
      context.addIssue({ code: 'custom', message });
    };
    if ((server.command === undefined) === (server.url === undefined))
      refuse('must have either "command" (a program) or "url" (an address)');
    else if (server.command === undefined && (server.args ?? server.env ?? server.cwd) !== undefined)
      refuse('has a "url"; "args", "env" and "cwd" are for programs');
    else if (server.url === undefined && server.headers !== undefined)
      refuse('has a "command"; "headers" are for addresses');
  });
export type ServerEntry = z.infer<typeof ServerEntry>;

/** One client's token for one server with one policy. */
const GrantEntry = z.strictObject({
  server: Id,
  /** Path of the policy, relative to the folder of the configuration. */
  policy: Text,
  /** Path of the pins, likewise. */
  pins: Text.optional(),
  /** SHA-256 of the token. */
  token: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits; "gateway grant" makes a token'),
  created: z.iso.datetime().optional(),
});
type GrantEntry = z.infer<typeof GrantEntry>;

/** Where clients are served over HTTP. */
const Listen = z.strictObject({
  /** 127.0.0.1 when none is given. */
  host: Text.optional(),
  port: z.int().min(0).max(65_535).optional(),
  /** Names that clients may call the gateway by, besides those of the loopback. */
  allowedHosts: z.array(Text).optional(),
  /** Origins of web pages that may call it; none when none is given. */
  allowedOrigins: z.array(Text).optional(),
});

const Config = z
  .strictObject({
    servers: z.record(Id, ServerEntry).default({}),
    grants: z.record(Id, GrantEntry).default({}),
    listen: Listen.optional(),
    /** A path, or the address of a Redis (`redis://` or `rediss://`). */
    state: Text.optional(),
    /** Path of the audit log. */
    audit: Text.optional(),
    /** How long a person has to answer, in seconds. */
    patience: z.number().positive().max(86_400).optional(),
  })
  .superRefine(({ servers, grants }, context) => {
    for (const [id, { server }] of Object.entries(grants)) {
      if (Object.hasOwn(servers, server)) continue;
      const message = `there is no server "${server}"${didYouMean(server, Object.keys(servers))}`;
      context.addIssue({ code: 'custom', path: ['grants', id, 'server'], message });
    }
  });
export type Config = z.infer<typeof Config>;

/**
 * Reads a configuration. One that is not understood whole is refused whole.
 * @returns what is wrong, each with its place as an RFC 6901 pointer
 */
export function parseConfig(document: unknown): { config: Config } | { problems: string[] } {
  const parsed = Config.safeParse(document);
  return parsed.success ? { config: parsed.data } : { problems: parsed.error.issues.flatMap(sentences) };
}

function sentences(issue: z.core.$ZodIssue): string[] {
  const at = pointer(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const known = keysAt(issue.path);
      const hint = didYouMean(key, known) || `; known keys are ${known.join(', ')}`;
      return `${pointer([...issue.path, key])}: unknown key "${key}"${hint}`;
    });
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => `${at}: the id ${message}`);
  return [`${at || '/'}: ${issue.message}`];
}

const SHAPES: Record<string, { shape: object }> = { servers: ServerEntry, grants: GrantEntry, listen: Listen };

function keysAt([first]: PropertyKey[]): string[] {
  return Object.keys((SHAPES[String(first)] ?? Config).shape);
}

function pointer(path: PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** `; did you mean "…"?`, or nothing when no known word is near. */
export function didYouMean(written: string, known: string[]): string {
  const close = nearest(written, known);
  return close === undefined ? '' : `; did you mean "${close}"?`;
}

/** Whether a person may call a server or a grant so. */
export function isId(text: string): boolean {
  return ID.test(text);
}
