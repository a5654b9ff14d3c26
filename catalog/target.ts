import { z } from 'zod';
import type { Protocol } from './listing.ts';
import { PackageOffer, Remote } from './record.ts';
import type { Basis } from './vocabulary.ts';

/** A package whose registry keeps its README; the other registries have none. */
const PackageWithReadme = z.object({
  registry: z.enum(['npm', 'pypi']),
  package: z.string(),
  version: z.string(),
});
export type PackageWithReadme = z.infer<typeof PackageWithReadme>;

/** One way in which a server's tools can be learned. */
export const Way = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('package'), offer: PackageOffer }),
  z.object({ kind: z.literal('remote'), remote: Remote }),
  /** The tool list inside a source's record. */
  z.object({ kind: z.literal('record'), source: z.string(), key: z.string() }),
  /** What the README of a package says, when nothing better is to be had. */
  z.object({ kind: z.literal('readme'), offer: PackageWithReadme }),
]);
export type Way = z.infer<typeof Way>;

/** A server's way to be listed, as planned from its records. */
export interface Target {
  /** Unique on its server, and the same every night: `npm:@acme/mcp`, `remote:https://mcp.acme.example/`. */
  id: string;
  basis: Basis;
  way: Way;
  /** Hash of everything that decides whether listing again could give another answer. */
  launchKey: string;
}

/** A target whose turn it is, with what is known of it. */
export interface DueTarget extends Target {
  serverId: string;
  /** What it looked like the last time; absent when it was never tried. */
  known: TargetHistory | undefined;
}

/** What the latest attempts left. */
interface TargetHistory {
  /** `Target.launchKey` of the latest attempt. */
  listedKey: string;
  intervalDays: number;
  /** Days in a row on which it failed. */
  failures: number;
  /** ISO 8601, UTC. */
  failingSince: string | undefined;
  /** ISO 8601, UTC: the latest attempt. */
  triedAt: string;
  protocol: Protocol | undefined;
}

/** When a target is to be listed next, and what is remembered until then. */
export type Next = Pick<TargetHistory, 'intervalDays' | 'failures' | 'failingSince'> & {
  /** ISO 8601, UTC. */
  dueAt: string;
};

/** Later than any crawl: listing again could not give another answer. */
export const NEVER = '9999-12-31T00:00:00.000Z';
