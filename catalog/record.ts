import { z } from 'zod';

/** Registries that packages of servers are published in; the words of the official registry's `registryType`. */
export const PACKAGE_REGISTRIES = ['npm', 'pypi', 'oci', 'nuget', 'mcpb'] as const;
export type PackageRegistry = (typeof PACKAGE_REGISTRIES)[number];

/** How a server is started to list its tools. Part of the record: the tool set can depend on it. */
export const Launch = z.object({
  registry: z.enum(PACKAGE_REGISTRIES),
  /** Name of the package; of an image, its reference without tag and digest; of a bundle, its address. */
  package: z.string(),
  /** Exact version, never a range; of an image, its tag or digest; of a bundle, the SHA-256 of the file. */
  version: z.string(),
  /** Which of the package's commands, when it has several. */
  bin: z.string().optional(),
  args: z.array(z.string()),
  /** Dummy values only. */
  env: z.record(z.string(), z.string()),
});
export type Launch = z.infer<typeof Launch>;

/** One argument or variable that a package is started with. */
export const Setting = z.object({
  place: z.enum(['argument', 'environment']),
  /** The variable, or the flag of a named argument with its dashes; a positional argument has none. */
  name: z.string().optional(),
  /** What it is set to when nobody says otherwise: a fixed value or a default. */
  value: z.string().optional(),
  required: z.boolean(),
  /** The record calls it a credential. */
  secret: z.boolean(),
  format: z.enum(['string', 'number', 'boolean', 'filepath']),
  /** The only values that it may have. */
  choices: z.array(z.string()).optional(),
  /** What the record says about it; helps to find a value of the right shape. */
  hint: z.string().optional(),
});
export type Setting = z.infer<typeof Setting>;

/** A package that a source names as this server. */
export const PackageOffer = z.object({
  ...Launch.pick({ registry: true, package: true, version: true, bin: true }).shape,
  /** How it is spoken to once it runs. Only `stdio` can be listed. */
  transport: z.enum(['stdio', 'streamable-http', 'sse']),
  /** In the order of the command line. */
  settings: z.array(Setting),
});
export type PackageOffer = z.infer<typeof PackageOffer>;

/** An address that a source names as this server. */
export const Remote = z.object({
  transport: z.enum(['streamable-http', 'sse']),
  /** As it came; it may hold `{parts}` that only its users know. */
  url: z.string(),
  /** Headers that its users send. */
  headers: z.array(z.object({ name: z.string(), required: z.boolean(), secret: z.boolean() })),
});
export type Remote = z.infer<typeof Remote>;

/**
 * What one source says about one server. `body` keeps the record as it came; the other fields are what we read from it.
 * Everything in it was said by strangers.
 */
export const SourceRecord = z.object({
  /** Id of the source. */
  source: z.string().min(1),
  /** The record's name at its source: unique there, and the same every night. */
  key: z.string().min(1).max(300),
  /** The id that the server gets when this record is the one that names it; unique over all sources. */
  id: z.string().min(1).max(300),
  title: z.string().min(1),
  description: z.string().optional(),
  version: z.string().optional(),
  /** http or https. */
  homepage: z.string().optional(),
  repository: z.object({ url: z.string(), subfolder: z.string().optional() }).optional(),
  /** Somebody checked that the repository is this server's: its owner's own namespace, or a curated list. */
  repositoryVouched: z.boolean(),
  status: z.enum(['active', 'deprecated', 'deleted']),
  /** Why it is deprecated or deleted. */
  statusMessage: z.string().optional(),
  /** Best first. */
  packages: z.array(PackageOffer),
  remotes: z.array(Remote),
  /** A tool list inside the record, made by whoever publishes the source from what the server declared. */
  declared: z.object({ tools: z.array(z.unknown()), complete: z.boolean() }).optional(),
  /** A tool list that a page for people shows. Never taken for what the server itself said. */
  claimed: z.object({ tools: z.array(z.unknown()) }).optional(),
  /** What else bears on risk, under the source's own names: allowed hosts, secrets, volumes, permissions. */
  notes: z.record(z.string(), z.unknown()),
  /** Where the record can be read again. */
  url: z.string(),
  /** ISO 8601, UTC. */
  retrievedAt: z.string(),
  /** JSON text of the record as it came. */
  body: z.string(),
});
export type SourceRecord = z.infer<typeof SourceRecord>;
