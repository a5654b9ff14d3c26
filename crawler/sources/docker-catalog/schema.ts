import { z } from 'zod';
import { list, orAbsent, scalar, text } from '../shared/lenient.ts';
import { ENVIRONMENT_NAME, HEADER_NAME } from '../shared/names.ts';
import { KnownValidators } from '../shared/shape.ts';

/** The name becomes a part of an id and, in a checkout, is that of a folder. */
export const SERVER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** What one crawl of the published catalog leaves for the next. */
export const State = z.object({
  place: z.string(),
  /** Of the catalog as it was when it was read to its end. */
  validators: KnownValidators.optional(),
  /** Of each server, a hash of its entry. */
  entries: z.record(z.string(), z.string()).optional(),
  /** Of a read that was not finished: of which catalog, by its hash, how many servers were due, and with which it goes on. */
  pending: z.object({ catalog: z.string(), due: z.number(), next: z.number().int().nonnegative() }).optional(),
});
export type State = z.infer<typeof State>;

const texts = z.array(z.string()).catch([]);
const flag = z.boolean().catch(false);
const looseObject = z.record(z.string(), z.unknown());
const argument = scalar.pipe(
  z
    .string()
    .max(4_000, 'is too long')
    .regex(/^[^\0]*$/, 'must not contain a null character'),
);
const variableName = z.string().max(200).regex(ENVIRONMENT_NAME, 'is not the name of a variable');

/** An entry of the published catalog. A `server.yaml` is brought into this form before it is read. */
export const Tile = z.object({
  title: orAbsent(z.string().trim().min(1)),
  description: text,
  type: text,
  image: text,
  toolsUrl: text,
  source: text,
  upstream: text,
  /** Only of a `server.yaml`; the published catalog has it in `source`. */
  directory: text,
  remote: orAbsent(z.object({ transport_type: text, url: text, headers: orAbsent(looseObject) })),
  tools: list,
  secrets: list,
  env: list,
  command: list,
  volumes: texts,
  user: text,
  disableNetwork: flag,
  allowHosts: texts,
  config: orAbsent(z.array(z.unknown())),
  oauth: orAbsent(z.object({ providers: list })),
  dynamic: orAbsent(z.object({ tools: flag })),
  longLived: flag,
  requirement: text,
});
export type Tile = z.infer<typeof Tile>;

export const Argument = argument;
export const Secret = z.object({
  name: text,
  env: variableName,
  example: orAbsent(scalar),
  description: text,
  required: orAbsent(z.boolean()),
});
export const Variable = z.object({
  name: variableName,
  value: orAbsent(argument),
  example: orAbsent(scalar),
  description: text,
});
export const HeaderName = z.string().max(200).regex(HEADER_NAME, 'is not the name of a header');

/** What users are asked for: a JSON Schema of an object, under the name that templates call it by. */
export const Config = z.object({
  properties: z.record(z.string(), looseObject).catch({}),
  required: texts,
});

/** A `server.yaml`, as far as it differs from a tile. */
const object = looseObject.catch({});
export const ServerYaml = z
  .object({
    name: z.string().regex(SERVER_NAME, 'is not the name of a server'),
    about: object,
    source: object,
    run: object,
    config: object,
    oauth: list,
  })
  .loose();
export type ServerYaml = z.infer<typeof ServerYaml>;

/** An argument of a tool, as Docker writes it. */
export const ToolArgument = z.object({
  name: z.string().min(1),
  type: orAbsent(z.union([z.string(), z.array(z.string())])),
  desc: text,
  items: orAbsent(looseObject),
  optional: flag,
  required: orAbsent(z.boolean()),
});

export const ToolEntry = z.object({ name: z.string('has no name').min(1, 'has no name') }).loose();
