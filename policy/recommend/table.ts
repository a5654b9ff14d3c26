import type { ToolFacts } from '../../catalog/model.ts';
import type { Category, FactorId } from '../../catalog/vocabulary.ts';
import { CALLS_A_MINUTE } from './numbers.ts';

/** What a row says of a tool: denied with a reason, or asked about, and how often it may be called. */
export type Verdict = { deny: string } | { ask?: string; aMinute?: number };

/** Which tools a row is about, what it says of them, and why. */
interface Row {
  /** Completes "A tool …". */
  which: string;
  when: (facts: ToolFacts) => boolean;
  verdict: Verdict;
  /** Why this and nothing else. */
  why: string;
}

const is = (category: Category) => (facts: ToolFacts) => facts.category === category;
const has = (factor: FactorId) => (facts: ToolFacts) => facts.factors.includes(factor);
const { read, write, execute } = CALLS_A_MINUTE;

/** The first row that fits decides. What is stricter stands first, so that of tools of one name the riskiest speaks. */
export const TABLE: readonly Row[] = [
  {
    which: 'of category Unknown',
    when: is('Unknown'),
    verdict: { deny: 'Not reviewed: the definition does not say what this tool does.' },
    why: 'Nobody can tell what a call does, so nobody can say that it may be made.',
  },
  {
    which: 'of category Destructive, and not only on test data',
    when: (facts) => is('Destructive')(facts) && !has('simulated')(facts),
    verdict: { deny: 'What this tool does cannot be undone. A person has to do it.' },
    why: 'A person who is asked can err too, and here nothing puts it back.',
  },
  {
    which: 'whose effect cannot be undone, other than a payment',
    when: (facts) => has('irreversible')(facts) && !is('Financial')(facts) && !has('simulated')(facts),
    verdict: { deny: 'What this tool does cannot be undone. A person has to do it.' },
    why: 'Its own definition says so.',
  },
  {
    which: 'of category Financial',
    when: is('Financial'),
    verdict: { ask: 'This call moves or commits money.', aMinute: execute },
    why: 'Paying is what such a tool is for, so a person decides each time, and caps bound what a hurried person approves.',
  },
  {
    which: 'of category Destructive, on test data alone',
    when: is('Destructive'),
    verdict: { ask: 'This call deletes, and is said to act on test data alone.', aMinute: execute },
    why: 'That the data is only test data is the word of the author.',
  },
  {
    which: 'that runs code or commands of the model',
    when: has('runs-arbitrary-code'),
    verdict: { ask: 'This call runs code.', aMinute: execute },
    why: 'No pattern tells harmless code from harmful: there are too many ways to write the same.',
  },
  {
    which: 'that runs a query of the model, and is not kept read-only',
    when: (facts) => has('arbitrary-query')(facts) && !has('read-only-enforced')(facts),
    verdict: { ask: 'This call runs a query that can also change data.', aMinute: execute },
    why: 'No pattern tells queries that read from those that change: a function called in a SELECT can change data. Give the server an account that can only read, and this part can go.',
  },
  {
    which: 'that returns secrets',
    when: has('exposes-secrets'),
    verdict: { ask: 'This call returns secrets.', aMinute: execute },
    why: 'What was returned is in the model’s context, and stays known.',
  },
  {
    which: 'that changes who may do what',
    when: has('changes-access'),
    verdict: { ask: 'This call changes who may do what.', aMinute: execute },
    why: 'A right that was given is used before anybody notices.',
  },
  {
    which: 'of critical risk',
    when: ({ risk }) => risk === 'critical',
    verdict: { ask: 'This call can do harm that nobody can undo.', aMinute: execute },
    why: 'The sum of its factors says so.',
  },
  {
    which: 'of category Execute',
    when: is('Execute'),
    verdict: { aMinute: execute },
    why: 'One call can set much in motion; a loop of them more.',
  },
  {
    which: 'of high risk',
    when: ({ risk }) => risk === 'high',
    verdict: { aMinute: execute },
    why: 'One of its factors raises the risk: a single call can do much.',
  },
  {
    which: 'of category Write',
    when: is('Write'),
    verdict: { aMinute: write },
    why: 'A loop that went wrong is stopped before there is more to put back than a person can.',
  },
  {
    which: 'of medium risk',
    when: ({ risk }) => risk === 'medium',
    verdict: { aMinute: read },
    why: 'It shows what is private or lets in what strangers wrote, so an agent in a loop should stop.',
  },
  {
    which: 'of category Read',
    when: is('Read'),
    verdict: {},
    why: 'It changes nothing and shows little.',
  },
];
