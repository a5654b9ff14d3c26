import { z } from 'zod';
import { PACKAGE_REGISTRIES } from '../../../../catalog/record.ts';
import { address, basis, count, risk, risks, state, time } from '../shapes.ts';

export const SERVER_SCHEMA = 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json';

/** Under this name the list says what this catalog knows of a server. */
export const META = 'io.github.mcp-risk-catalog/risk';

/** What the registry asks of a name: a reversed domain, one slash, a name. */
export const NAME = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;
export const LONGEST_NAME = 200;
/** The longest title and description. */
export const LONGEST_TEXT = 100;

const short = z.string().min(1).max(LONGEST_TEXT);
const webAddress = z.url({ protocol: /^https?$/ });
const input = {
  description: z.string().optional(),
  isRequired: z.boolean(),
  isSecret: z.boolean(),
  format: z.enum(['string', 'number', 'boolean', 'filepath']),
  value: z.string().optional(),
  default: z.string().optional(),
  choices: z.array(z.string()).optional(),
};

const Argument = z.discriminatedUnion('type', [
  z.object({ type: z.literal('positional'), valueHint: z.string().optional(), ...input }),
  z.object({ type: z.literal('named'), name: z.string().min(1), ...input }),
]);
export type Argument = z.infer<typeof Argument>;

const Variable = z.object({ name: z.string().min(1), ...input });
export type Variable = z.infer<typeof Variable>;

const Package = z.object({
  registryType: z.enum(PACKAGE_REGISTRIES),
  identifier: z.string().min(1),
  version: z.string().min(1).optional(),
  fileSha256: z
    .string()
    .regex(/^[a-f0-9]{64}$/)
    .optional(),
  transport: z.object({ type: z.literal('stdio') }),
  packageArguments: z.array(Argument).optional(),
  environmentVariables: z.array(Variable).optional(),
});
export type Package = z.infer<typeof Package>;

const Remote = z.object({
  type: z.enum(['streamable-http', 'sse']),
  url: z.string().regex(/^https?:\/\/\S+$/),
  headers: z.array(z.object({ name: z.string(), isRequired: z.boolean(), isSecret: z.boolean() })).optional(),
});
export type Remote = z.infer<typeof Remote>;

const Meta = z.object({
  id: z.string().meta({ description: 'Its id in this catalog.' }),
  risk: risk.optional().meta({ description: 'The highest among its tools; absent when none are known.' }),
  ...{ tools: count, risks, state, basis: basis.optional() },
  listedAt: time.optional(),
  ...{ page: address, document: address, badge: address },
});

const Entry = z.object({
  server: z.object({
    $schema: z.literal(SERVER_SCHEMA),
    name: z.string().min(3).max(LONGEST_NAME).regex(NAME),
    title: short,
    description: short,
    version: z.string().min(1).max(255),
    websiteUrl: webAddress.optional(),
    repository: z.object({ url: webAddress, source: z.string(), subfolder: z.string().optional() }).optional(),
    packages: z.array(Package).optional(),
    remotes: z.array(Remote).optional(),
  }),
  _meta: z.object({ [META]: Meta }),
});
export type Entry = z.infer<typeof Entry>;

export const RegistryList = z.object({
  servers: z.array(Entry),
  metadata: z.object({ count: count.meta({ description: 'Of the whole list: there are no pages.' }) }),
});
