import { detected, NOT_APPLICABLE } from '../rule.ts';
import { actsOnASimulation } from './acts-on-a-simulation.ts';
import type { Rule } from '../rule.ts';

export const actsOnTestData: Rule = {
  id: 'acts-on-test-data',
  version: 1,
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
  ],
  staysQuiet: [
    { name: 'buy_stock', description: 'Buys shares' },
    { name: 'run_simulation', description: 'Run a simulation job on the cluster' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const answer = actsOnASimulation.check(view, decision);
    return answer.outcome === 'detected' ? detected('medium', answer.message, answer.evidence) : answer;
  },
};
