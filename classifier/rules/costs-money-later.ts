import { mentions, quote, quoteMention } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const CREATING = new Set(['create', 'provision', 'launch', 'resize', 'scale', 'deploy']);
const BILLED = new Set(
  'cluster clusters droplet droplets vm vms instance instances nodepool loadbalancer lb balancer pool gpu vps'.split(
    ' ',
  ),
);

/** Drawn from given data, not made up by a model. */
const DRAWN = new Set('map static chart diagram graph qr barcode placeholder thumbnail code test tests'.split(' '));

export const costsMoneyLater: Rule = {
  id: 'costs-money-later',
  version: 2,
  kind: 'factor',
  asserts: 'spends-indirectly',
  title: 'Costs money later',
  question: 'Does the tool create something, or make a call, that somebody is billed for?',
  why: 'A loop of cheap calls is an expensive loop.',
  limits: 'Only what the text says, and resources that are billed nearly everywhere, are seen.',
  references: [],
  fires: [
    { name: 'create_cluster', description: 'Create a cluster' },
    { name: 'enrich', description: 'Enrich a company. Consumes credits.' },
    { name: 'generate_video', description: 'Generate a video from a prompt' },
  ],
  staysQuiet: [
    { name: 'map', description: 'Generate a static map image' },
    { name: 'create_note', description: 'Create a note' },
    { name: 'list_clusters', description: 'List clusters' },
    { name: 'get_credits', description: 'Get remaining credits' },
  ],
  check(view, decision) {
    if (decision.category === 'Financial' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const created = view
      .mains()
      .filter(
        (action) =>
          CREATING.has(action.verb) && BILLED.has(action.objects.at(-1) ?? '') && !action.objects.includes('free'),
      );
    const generated = view
      .mains()
      .filter(
        (action) =>
          action.verb === 'generate' && action.effect === 'Execute' && !action.objects.some((word) => DRAWN.has(word)),
      );
    const told = mentions(view, 'billed').map(quoteMention);
    return detected('medium', 'Somebody is billed for what the tool does.', [
      ...told,
      ...[...created, ...generated].map((action) => quote(action.text, action.start, action.end)),
    ]);
  },
};
