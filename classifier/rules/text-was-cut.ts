import { TEXT_CAP } from '../reading/text.ts';
import { NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const textWasCut: Rule = {
  id: 'text-was-cut',
  version: 1,
  kind: 'context',

  title: 'Was read only in part',
  question: 'Was everything that the tool publishes read?',
  why: 'A text of unusual length may hide something in the part that was not read.',
  limits: 'The length up to which texts and schemas are read is fixed.',
  references: [],
  fires: [],
  staysQuiet: [{ name: 'x', description: 'Adds numbers.' }],
  check(view) {
    const long = view.texts.find((text) => text.value.length > TEXT_CAP);
    if (long === undefined && !view.schemaCut) return NOT_DETECTED;
    const what = long === undefined ? 'input schema' : `text at ${long.pointer}`;
    return { outcome: 'not-available', message: `The ${what} is so long that only its beginning was read.` };
  },
};
