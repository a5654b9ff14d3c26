import { z } from 'zod';
import { PARAMETER_KIND_IDS } from './parameter-kinds.ts';
import { CATEGORY_IDS, FACTOR_IDS } from './vocabulary.ts';

/** How sure it is that something happened, the surest first. */
export const INCIDENT_STATUSES = {
  confirmed: { label: 'Confirmed', meaning: 'the makers or those affected say so' },
  demonstrated: { label: 'Demonstrated', meaning: 'researchers showed that it works' },
  reported: { label: 'Reported', meaning: 'somebody tells of it, and nobody else confirms it' },
} as const;
export type IncidentStatus = keyof typeof INCIDENT_STATUSES;
const INCIDENT_STATUS_IDS = Object.keys(INCIDENT_STATUSES) as [IncidentStatus, ...IncidentStatus[]];

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const address = z.url({ protocol: /^https$/ });

/** Something that happened or was shown, and where that can be read. */
export const Incident = z.strictObject({
  id,
  /** ISO 8601 year, month or day on which it became known, as exact as the references are. */
  date: z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/),
  title: z.string(),
  status: z.enum(INCIDENT_STATUS_IDS),
  /** Ids of public vulnerability lists. */
  advisories: z.array(z.string().regex(/^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[a-z0-9]{4}){3}|AWS-\d{4}-\d+)$/)).default([]),
  /** Product and versions, as far as they are known. */
  affected: z.string(),
  /** One sentence. */
  account: z.string(),
  references: z.array(address).min(1),
});
export type Incident = z.infer<typeof Incident>;

/** What another tool of the same server has to have; one of these is enough. */
const Beside = z.strictObject({
  categories: z.array(z.enum(CATEGORY_IDS)).default([]),
  factors: z.array(z.enum(FACTOR_IDS)).default([]),
});
export type Beside = z.infer<typeof Beside>;

/** One way in which a tool makes an attack possible. Of each list that is not empty, one entry has to be there. */
const Need = z.strictObject({
  categories: z.array(z.enum(CATEGORY_IDS)).default([]),
  factors: z.array(z.enum(FACTOR_IDS)).default([]),
  parameters: z.array(z.enum(PARAMETER_KIND_IDS)).default([]),
  /** Rules that fired. Ids are not checked here: a stored attack may name a rule of another rule set. */
  rules: z.array(z.string()).default([]),
  /** None of these factors may be there. */
  without: z.array(z.enum(FACTOR_IDS)).default([]),
  /** Each has to be met by a tool of the same server, this one included. */
  beside: z.array(Beside).default([]),
});
export type Need = z.infer<typeof Need>;

/** Who can do something against an attack. */
export const CONTROLLERS = {
  policy: { label: 'A policy' },
  gateway: { label: 'The gateway' },
  server: { label: 'The server’s author' },
  operator: { label: 'Whoever runs the agent' },
} as const;
export type Controller = keyof typeof CONTROLLERS;

const shape = {
  id,
  title: z.string(),
  /** One or two sentences. */
  summary: z.string(),
  /** What happens, a sentence each. */
  steps: z.array(z.string()).min(2),
  /** The access that it abuses, in a few words without an end mark. */
  abuses: z.string(),
  /** Any of these ways is enough. */
  needs: z.array(Need).min(1),
  /** What stops it, the strongest first: sentences. */
  controls: z
    .array(z.strictObject({ by: z.enum(Object.keys(CONTROLLERS) as [Controller, ...Controller[]]), text: z.string() }))
    .min(1),
  /** What a policy cannot stop: sentences. */
  limit: z.string(),
  /** Ids of `TAXONOMY`. */
  taxonomy: z.array(z.string()),
  /** Ids of attacks that a reader wants to see next. */
  related: z.array(id),
  /** What describes the attack besides the incidents. */
  references: z.array(address).default([]),
};

/** A documented attack, and the access that makes it possible. */
export const Attack = z.strictObject({ ...shape, incidents: z.array(Incident) });
export type Attack = z.infer<typeof Attack>;

/** An attack as a file of `data/attacks` says it. */
export const AttackFile = z.strictObject({
  ...shape,
  /** Names of files in `data/incidents`. */
  incidents: z.array(id),
  /** Tool lists of servers; the first tool is the one that is meant. */
  examples: z.strictObject({
    possible: z.array(z.array(z.record(z.string(), z.unknown())).min(1)).min(1),
    notPossible: z.array(z.array(z.record(z.string(), z.unknown())).min(1)).min(1),
  }),
});
export type AttackFile = z.infer<typeof AttackFile>;

/** The surest status of its incidents; undefined when none is documented. */
export function statusOf({ incidents }: Pick<Attack, 'incidents'>): IncidentStatus | undefined {
  return INCIDENT_STATUS_IDS.find((status) => incidents.some((incident) => incident.status === status));
}

/** The date of its latest incident, as exact as it is known; undefined when none is documented. */
export function latestOf({ incidents }: Pick<Attack, 'incidents'>): string | undefined {
  return incidents
    .map(({ date }) => date)
    .sort()
    .at(-1);
}
