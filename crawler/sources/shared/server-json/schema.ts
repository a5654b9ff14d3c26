import { z } from 'zod';
import { modernized } from './legacy.ts';
import { list, orAbsent, scalar } from '../lenient.ts';
import { ENVIRONMENT_NAME, HEADER_NAME, ONE_LINE } from '../names.ts';

/** Text that may become a part of a command line. */
const oneLine = (longest: number): z.ZodString =>
  z.string().max(longest, 'is too long').regex(ONE_LINE, 'must not contain control characters');

/** A value of an argument or a variable; may have line breaks, as keys in PEM form do. */
const value = scalar.pipe(
  z
    .string()
    .max(4_000, 'is too long')
    .regex(/^[^\0]*$/, 'must not contain a null character'),
);

const flag = z.boolean().catch(false);
const inputShape = {
  description: orAbsent(z.string()),
  isRequired: flag,
  isSecret: flag,
  format: z.enum(['string', 'number', 'boolean', 'filepath']).catch('string'),
  value: value.optional(),
  default: value.optional(),
  placeholder: orAbsent(scalar),
  choices: orAbsent(z.array(value).min(1).max(200)),
};

/** What a user is asked for, inside of a `{part}` of a value. */
const Variable = z.preprocess(modernized, z.object(inputShape));
const variables = orAbsent(z.record(z.string(), Variable));

export const Argument = z.preprocess(
  modernized,
  z.discriminatedUnion('type', [
    z.object({ ...inputShape, type: z.literal('positional'), valueHint: orAbsent(z.string()), variables }),
    z.object({ ...inputShape, type: z.literal('named'), name: oneLine(200).min(1), variables }),
  ]),
);
export type Argument = z.infer<typeof Argument>;

export const EnvironmentVariable = z.preprocess(
  modernized,
  z.object({
    ...inputShape,
    name: z.string().max(200, 'is too long').regex(ENVIRONMENT_NAME, 'is not the name of a variable'),
    variables,
  }),
);

export const Header = z.preprocess(
  modernized,
  z.object({
    name: z.string().max(200, 'is too long').regex(HEADER_NAME, 'is not the name of a header'),
    isRequired: flag,
    isSecret: flag,
    variables,
  }),
);

/** Older rows have none: a package was always spoken to over stdio. */
const transport = z
  .preprocess(
    modernized,
    z.object({ type: z.enum(['stdio', 'streamable-http', 'sse'], 'is not a transport that we know') }),
  )
  .default({ type: 'stdio' });

export const Package = z.preprocess(
  modernized,
  z.object({
    registryType: z.string('is missing'),
    registryBaseUrl: z.string().max(500).optional(),
    identifier: z.string('is missing').min(1, 'is empty').max(1_000, 'is too long'),
    version: z.string().optional(),
    fileSha256: z.string().optional(),
    transport,
    runtimeArguments: list,
    packageArguments: list,
    environmentVariables: list,
  }),
);
export type Package = z.infer<typeof Package>;

export const RemoteJson = z.preprocess(
  modernized,
  z.object({
    type: z.enum(['streamable-http', 'sse'], 'is not a transport that we know'),
    url: z
      .string('is missing')
      .max(2_000, 'is too long')
      .regex(/^(?:https?:\/\/\S+|\{[A-Za-z_]\w*\}\S*)$/, 'is neither an http address nor a template of one')
      .regex(/^(?!https?:\/\/[^/?#]*@)/, 'holds a user name or password'),
    headers: list,
  }),
);

const webAddress = z.url({ protocol: /^https?$/ }).max(1_000);

/** The head of a `server.json`; its lists are read item by item. */
export const ServerJson = z.preprocess(
  modernized,
  z.object({
    name: z
      .string('is missing')
      .max(200, 'is too long')
      .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]|\/(?=[A-Za-z0-9._-]))*$/, 'is not the name of a server'),
    title: orAbsent(z.string().trim().min(1)),
    description: orAbsent(z.string()),
    version: orAbsent(z.string().min(1).max(255)),
    status: orAbsent(z.string()),
    websiteUrl: orAbsent(webAddress),
    repository: orAbsent(
      z.preprocess(modernized, z.object({ url: webAddress, subfolder: orAbsent(z.string().min(1).max(500)) })),
    ),
    packages: list,
    remotes: list,
    _meta: orAbsent(z.record(z.string(), z.unknown())),
  }),
);
export type ServerJson = z.infer<typeof ServerJson>;

/** What the registry itself says about a row. */
export const RegistryMeta = z.preprocess(
  modernized,
  z.object({
    status: orAbsent(z.string()),
    statusMessage: orAbsent(z.string()),
    isLatest: orAbsent(z.boolean()),
  }),
);
