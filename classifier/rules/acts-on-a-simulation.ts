import { mentions, quoteMention } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { threatens } from '../reading/mains.ts';

/** A "simulation run" or a "mock server" that a tool starts is real. */
const OTHER_MOCKS = new Set(['run', 'job', 'server', 'data', 'service', 'interview']);

/** "Replaces the former stub" and "delete a mock" speak of other things. */
const BEFORE_OTHERS = new Set([
  'former',
  'old',
  'a',
  'the',
  'delete',
  'deletes',
  'previous',
  'existing',
  'create',
  'list',
]);

function isAboutTheTool({ text, first, last }: Mention): boolean {
  const { tokens } = text;
  if (OTHER_MOCKS.has(tokens[last + 1]?.word ?? '')) return false;
  if (text.pointer === '/name') return tokens.length === 1 || last < tokens.length - 1;
  const word = tokens[first]?.word ?? '';
  return !(SHORT.has(word) && BEFORE_OTHERS.has(tokens[first - 1]?.word ?? ''));
}

const SHORT = new Set(['mock', 'stub', 'simulation']);

export const actsOnASimulation: Rule = {
  id: 'acts-on-a-simulation',
  version: 1,
  kind: 'category',
  asserts: 'Write',
  title: 'Acts on a simulation',
  question: 'Does the text say that the tool works with simulated money or a stand-in?',
  why: 'A paper trade moves no money, and a stub does nothing at all: calling it Financial would cry wolf.',
  limits:
    'A service that can be switched between a simulation and real life is not a simulation: words on real or live use count against it.',
  references: [],
  fires: [
    {
      name: 'buy_stock',
      description: 'Buys shares in the paper trading account',
      inputSchema: { type: 'object', properties: { symbol: { type: 'string' } }, required: ['symbol'] },
    },
    { name: 'send_payment', description: 'Stub: pretends to pay. Not yet implemented.' },
    { name: 'place_order', description: 'Places a simulated order; no real money is used.' },
  ],
  staysQuiet: [
    { name: 'buy_stock', description: 'Buys shares at the market price' },
    {
      name: 'buy',
      description: 'Buys shares on the live or the paper account. Live or paper trading is chosen by the key.',
    },
  ],
  check(view) {
    const found = mentions(view, 'simulation').filter(isAboutTheTool);
    if (
      found.length === 0 ||
      !threatens(view) ||
      view.texts.some((text) => text.tokens.some((token) => token.word === 'live' || token.word === 'production'))
    )
      return NOT_DETECTED;
    return detected('medium', 'The text says that it acts on a simulation or a stand-in.', found.map(quoteMention));
  },
};
