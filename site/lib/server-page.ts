import { LISTING_STATES } from '../../catalog/vocabulary.ts';
import type { ServerRecord } from '../../catalog/read-servers.ts';
import { describeForServer } from '../../policy/describe.ts';
import { formatPolicy } from '../../policy/document.ts';
import { factsOfServer, policyOfServer, targetsOfServer } from './catalog.ts';
import { readableJson } from './json.ts';
import { day } from './language.ts';
import type { Prose } from './prose.ts';
import { ageOf, howRead, provenanceOf, type Provenance } from './provenance.ts';
import { sourceLink } from './sources.ts';
import { TREATMENT_ORDER, treatmentLabel } from './treatments.ts';

/** Characters of a policy that a page shows; the whole is in the file beside it. */
const MAX_POLICY = 24_000;
/** Names that a page lists for each treatment. */
const MAX_NAMES = 40;

export interface ServerPolicy {
  text: string;
  /** Characters that are not shown; 0 when the whole policy is. */
  more: number;
  sentence: string;
  rest: string;
  /** What restricts most first. */
  groups: { label: string; names: string[]; more: number }[];
}

/** The whole-server policy as the page shows it. */
export function serverPolicy(serverId: string): ServerPolicy {
  const policy = policyOfServer(serverId);
  const names = factsOfServer(serverId).map((facts) => facts.name);
  const { groups, checked, sentence, rest } = describeForServer(policy, names);
  const whole = readableJson(formatPolicy(policy));
  const end = whole.length > MAX_POLICY ? whole.lastIndexOf('\n', MAX_POLICY) : whole.length;
  return {
    text: whole.slice(0, end),
    more: whole.length - end,
    sentence,
    rest,
    groups: TREATMENT_ORDER.flatMap((treatment) =>
      [true, false].map((isChecked) => ({
        label: treatmentLabel(treatment, isChecked),
        all: groups[treatment].filter((name) => checked.has(name) === isChecked),
      })),
    )
      .filter(({ all }) => all.length > 0)
      .map(({ label, all }) => ({
        label,
        names: all.slice(0, MAX_NAMES),
        more: Math.max(0, all.length - MAX_NAMES),
      })),
  };
}

/** Where the tools of a server were read, worked out once. */
export function serverProvenance({ id, manifest }: ServerRecord): Provenance | undefined {
  return provenanceOf(manifest, targetsOfServer(id), sourceLink);
}

/** What to make of the latest attempt, for readers and for the server's maintainer. */
export function listingSentence(server: ServerRecord): Prose {
  const { last, manifest } = server;
  const provenance = serverProvenance(server);
  if (last === undefined) return ['No attempt to list its tools was made yet.'];
  const { label, meaning } = LISTING_STATES[last.state];
  if (manifest === undefined || provenance === undefined) return [`Its tools are unknown: ${meaning}.`];
  const age = ageOf(manifest, last);
  const read: Prose = ['Its list of tools was read ', ...howRead(provenance), ` on ${day(manifest.confirmedAt)}`];
  if (last.state === 'empty') return ['It has no tools. ', ...read, '.'];
  if (last.state === 'ok') return [...read, '.'];
  if (age === '') return [...read, `, but not to its end. ${label}: ${meaning}.`];
  return [...read, `, ${age}. That one, on ${day(last.confirmedAt)}, gave no list. ${label}: ${meaning}.`];
}
