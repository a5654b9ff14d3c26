import { mentions, quoteMention } from '../evidence.ts';
import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const dropsWhatIsOmitted: Rule = {
  id: 'drops-what-is-omitted',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'Drops what is omitted',
  question: 'Does the text say that the tool replaces everything, so that what is left out is lost?',
  why: 'A full replacement deletes by silence: whatever the model forgets to send is gone.',
  limits: 'Creating or overwriting one file is an ordinary write and does not count.',
  references: [],
  fires: [
    { name: 'set_records', description: 'Replaces all existing records of the zone.' },
    { name: 'put_rules', description: 'Updates the rules. Rules that are not listed will be deleted.' },
  ],
  staysQuiet: [
    { name: 'update_record', description: 'Updates one record of the zone.' },
    { name: 'get_rules', description: 'Gets the rules. Saving replaces the entire list.' },
    { name: 'replace_text', description: 'Replaces a word in a text.' },
  ],
  check(view) {
    // What a browser emulates is set up anew in every session.
    if (view.server.screen || view.labels.some((action) => action.effect === 'Read')) return NOT_DETECTED;
    const found = mentions(view, 'whole-replacement');
    return detected(
      'high',
      'The text says that everything is replaced, so that what is left out is lost.',
      found.map(quoteMention),
    );
  },
};
