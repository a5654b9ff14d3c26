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

/** What attacks abuse, in the order of the list of attacks. */
export const ATTACK_GROUPS = {
  text: { label: 'Text that the model reads', meaning: 'Somebody else’s words reach the model and act as orders.' },
  private: { label: 'Private data and secrets', meaning: 'What a tool may read ends up with somebody who may not.' },
  outside: { label: 'A way out', meaning: 'A tool that sends or publishes carries away what another one read.' },
  code: { label: 'Code, commands and queries', meaning: 'What the model writes, or is told, is run.' },
  place: { label: 'Files and addresses', meaning: 'The model chooses a place, and the place is the wrong one.' },
  change: { label: 'Changes and deletions', meaning: 'Something is changed or gone that nobody wanted changed.' },
  money: { label: 'Money and cost', meaning: 'Each call moves money or costs some.' },
  trust: { label: 'Trust in a server', meaning: 'The server is not, or is no longer, what somebody agreed to.' },
} as const;
export type AttackGroup = keyof typeof ATTACK_GROUPS;
export const ATTACK_GROUP_IDS = Object.keys(ATTACK_GROUPS) as [AttackGroup, ...AttackGroup[]];

/** What helps against an attack. Those of a policy are named as the policy language names them. */
export const ATTACK_CONTROLS = {
  default: { label: 'Default deny', policy: true },
  deny: { label: 'deny', policy: true },
  hide: { label: 'hide', policy: true },
  approve: { label: 'approve', policy: true },
  deny_if: { label: 'deny_if', policy: true },
  limits: { label: 'limits', policy: true },
  pin: { label: 'A pinned definition', policy: false },
  server: { label: 'The author of the server', policy: false },
  operator: { label: 'Whoever runs the agent', policy: false },
} as const;
type AttackControl = keyof typeof ATTACK_CONTROLS;

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

/** One way in which a tool makes an attack possible: of each list that is not empty, the tool has one entry. */
const Need = z
  .strictObject({
    categories: z.array(z.enum(CATEGORY_IDS)).default([]),
    factors: z.array(z.enum(FACTOR_IDS)).default([]),
    parameters: z.array(z.enum(PARAMETER_KIND_IDS)).default([]),
    /** Rules for attacks that fired on the definition. Of any rule set, so their ids are not checked here. */
    rules: z.array(z.string()).default([]),
  })
  .refine(
    (need) => Object.values(need).some((list) => list.length > 0),
    'A need that asks for nothing fits every tool',
  );
export type Need = z.infer<typeof Need>;

/** Longest sentence that a tool page has room for. */
const SHORT = 140;

const shape = {
  id,
  title: z.string(),
  group: z.enum(ATTACK_GROUP_IDS),
  /** One or two sentences. */
  summary: z.string(),
  /** What happens, a sentence each. */
  steps: z.array(z.string()).min(2),
  /** The access that it abuses. Completes "It needs a tool that …". */
  abuses: z.string(),
  /** Any of these is enough. */
  needs: z.array(Need).min(1),
  /** What stops it, the strongest first: sentences. */
  controls: z
    .array(
      z.strictObject({
        by: z.enum(Object.keys(ATTACK_CONTROLS) as [AttackControl, ...AttackControl[]]),
        text: z.string(),
      }),
    )
    .min(1),
  /** What a policy cannot stop: sentences, of which tool pages show the first. */
  limits: z.tuple([z.string().max(SHORT)], z.string()),
  /** Ids of `TAXONOMY`. */
  taxonomy: z.array(z.string()),
  /** What describes the attack besides the incidents. */
  references: z.array(address).default([]),
};

/** A documented attack, and the access that makes it possible. */
export const Attack = z.object({ ...shape, incidents: z.array(Incident) });
export type Attack = z.infer<typeof Attack>;

const example = z.looseObject({ name: z.string() });

/** An attack as a file of `data/attacks` says it. */
export const AttackFile = z.strictObject({
  ...shape,
  /** Names of files in `data/incidents`. */
  incidents: z.array(id),
  /** Definitions of tools that make it possible, and of look-alikes that do not. */
  examples: z.strictObject({ possible: z.array(example).min(1), notPossible: z.array(example).min(1) }),
});
export type AttackFile = z.infer<typeof AttackFile>;

/** The incidents of an attack, the latest first. */
export function latestFirst({ incidents }: Pick<Attack, 'incidents'>): Incident[] {
  return [...incidents].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));
}

/** Whether a tool of this category or with this factor can make the attack possible. */
export function asksFor({ needs }: Pick<Attack, 'needs'>, list: 'categories' | 'factors', value: string): boolean {
  return needs.some((need) => (need[list] as readonly string[]).includes(value));
}
