import { LEG_IDS, LEGS, type LegId } from '../../policy/legs.ts';
import type { ServerFlow, ToolLeg } from '../../policy/flows.ts';
import { capitalise, list, number, plural, quantity } from './language.ts';
import { listed, namesUpTo, type Inline, type Prose } from './prose.ts';

/** The documented attack that the three kinds of access make possible. */
export const THEFT_ATTACK = 'data-exfiltration-by-tool-chain';

/** Names that a cell or sentence lists. */
const NAMED = 4;
/** Names of tools to deny that a sentence lists: what a reader is to act on is named whole where it can be. */
const TO_DENY = 12;

/** What is known of a server when a sentence about its flow is made. */
export interface FlowContext {
  flow: ServerFlow;
  /** The server, as a link. */
  server: Inline;
  /** Where all its tools are listed. */
  toolList: string;
}

/** What one tool has of the three, and what the rest of its server makes of it. */
export function partOfTool(name: string, category: string, own: readonly ToolLeg[], context: FlowContext): Prose {
  const { flow, server } = context;
  const labels = list(own.map(({ leg }) => inSentence(leg)));
  if (own.length === LEG_IDS.length) return [{ name }, ' has all three by itself.'];
  if (own.length > 0) {
    const gives: Prose = [{ name }, ` gives ${labels}. `];
    return flow.complete
      ? [...gives, 'Together with the other tools of ', server, ', a session has all three.']
      : [...gives, ...incomplete(context)];
  }
  const none: Prose =
    category === 'Unknown'
      ? ['The definition of ', { name }, ' says too little to tell whether it gives any of the three. ']
      : ['None of the three was found on ', { name }, '. '];
  return flow.complete
    ? [...none, 'The other tools of ', server, ' have them all.']
    : [...none, ...incomplete(context)];
}

/** Whether a server's tools have all three, and which of them does alone. */
export function partOfServer({ flow, toolList }: FlowContext): Prose {
  if (!flow.complete) return [`The set is not complete on this server: ${missing(flow)}.`];
  if (flow.alone.length === 0) return ['No tool of this server has all three by itself, but together they do.'];
  const names = namesUpTo(flow.alone, NAMED, moreAt(toolList));
  return [...names, ` ${flow.alone.length === 1 ? 'has' : 'each have'} all three alone.`];
}

/** The picture of a flow as one sentence, for whoever does not see it. */
export function flowInWords({ tools, complete }: ServerFlow): string {
  const legs = LEG_IDS.map((leg) => {
    const count = tools[leg].length;
    return `${inSentence(leg)}: ${count === 0 ? 'no tool found' : quantity(count, 'tool')}`;
  });
  return `What flows through one session. ${capitalise(legs.join('; '))}. ${complete ? 'All three are there.' : 'The set is not complete.'}`;
}

/** Which denials take one of the three away. Empty when the set is not complete. */
export function whatBreaks({ flow, toolList }: FlowContext): Prose {
  const { breakers, smallest } = flow;
  if (smallest === undefined) return [];
  if (breakers.length === 1)
    return ['Denying ', ...namesUpTo(breakers, NAMED), ' is enough to break the set on this server.'];
  if (breakers.length > 1) {
    const names = listed(
      breakers.map((name) => ({ name })),
      'or',
    );
    return ['Denying any one of ', ...names, ' is enough to break the set on this server.'];
  }
  const count = number(smallest.tools.length);
  return [
    `No single denial breaks the set on this server: each of the three is given by at least ${count} tools. `,
    `The fewest to deny are the ${count} that give ${inSentence(smallest.leg)}: `,
    ...namesUpTo(smallest.tools, TO_DENY, moreAt(toolList)),
    '.',
  ];
}

/** What the flow of one server cannot know. */
export function whatFlowMisses({ flow }: FlowContext): string {
  const writers = flow.writers.length;
  const unknown = flow.unknown.length;
  return [
    'This is read from the factors that were found. It cannot know which other servers the same session has:',
    'their tools can add what is missing here, and denying a tool here leaves theirs.',
    writers > 0 &&
      `${quantity(writers, 'tool')} of category Write ${plural('is', writers, 'are')} not counted as a way out, although strangers may be able to read what ${plural('it writes', writers, 'they write')}.`,
    unknown > 0 &&
      `${quantity(unknown, 'tool')} of this server ${plural('says', unknown, 'say')} too little to tell what ${plural('it gives', unknown, 'they give')}.`,
  ]
    .filter((part) => part !== false)
    .join(' ');
}

/** The names of the tools that give a leg, as many as fit; the rest is a link. */
export function giversOf(names: readonly string[], toolList: string): Prose {
  return names.length === 0 ? ['none found'] : namesUpTo(names, NAMED, moreAt(toolList));
}

function moreAt(toolList: string): (count: number) => Inline {
  return (count) => ({ to: toolList, text: `${number(count)} more` });
}

function incomplete({ flow, server }: FlowContext): Prose {
  return ['On ', server, ` the set is not complete: ${missing(flow)}.`];
}

function missing(flow: ServerFlow): string {
  const legs = LEG_IDS.filter((leg) => flow.tools[leg].length === 0);
  return `no tool was found that ${list(
    legs.map((leg) => LEGS[leg].meaning),
    'or',
  )}`;
}

/** "private data", "a way out". */
function inSentence(leg: LegId): string {
  return LEGS[leg].label.toLowerCase();
}
