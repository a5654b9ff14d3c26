import { mentions, quoteMention } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import { actsOnASimulation } from './acts-on-a-simulation.ts';
import type { Rule } from '../rule.ts';

/** A tool that is named after one manages stand-ins, and really does. */
const STAND_INS = new Set(['mock', 'mocks', 'stub', 'stubs', 'simulation', 'simulations', 'simulator']);

export const actsOnTestData: Rule = {
  id: 'acts-on-test-data',
  version: 2,
  kind: 'factor',
  asserts: 'simulated',
  title: 'Acts on a simulation',
  question: 'Does the tool act on a simulation, a stand-in or test data?',
  why: 'Nothing real is lost by a call that acts on a simulation.',
  limits: 'A service that can be switched to real use is not a simulation.',
  references: [],
  fires: [
    {
      name: 'buy_stock',
      description: 'Buys shares in the paper trading account',
      inputSchema: { type: 'object', properties: { symbol: { type: 'string' } }, required: ['symbol'] },
    },
    { name: 'pay', description: 'Stub that pretends to pay' },
    { name: 'toggle_log', description: 'Switches simulated logging on or off' },
  ],
  staysQuiet: [
    { name: 'buy_stock', description: 'Buys shares' },
    { name: 'delete_mock', description: 'Deletes a mock' },
    { name: 'run_simulation', description: 'Run a simulation job on the cluster' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    if (STAND_INS.has(view.name.tokens.at(-1)?.word ?? '')) return NOT_APPLICABLE;
    const standIns = mentions(view, 'stand-in').filter(({ text, first }) => text.sentenceAt(first)?.first === 0);
    if (standIns.length > 0) {
      return detected('medium', 'The text says that it acts on a stand-in.', standIns.map(quoteMention));
    }
    const answer = actsOnASimulation.check(view, decision);
    return answer.outcome === 'detected' ? detected('medium', answer.message, answer.evidence) : answer;
  },
};
