import { z } from 'zod';
import { LONGEST_PATH, readPath } from './path.ts';
import { LONGEST_PATTERN, patternProblem } from './pattern.ts';

/** A number of a policy: what a JSON number and every store hold exactly. */
export const PolicyNumber = z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

/** A step of a path that is a name, as a pattern for the JSON Schema. */
const NAME = String.raw`([^.\\*[\]]|\\[.\\*[\]])+`;

/** The path of an argument. */
export const ArgumentPath = z
  .string()
  .max(LONGEST_PATH, { abort: true })
  .superRefine((path, context) => {
    const read = readPath(path);
    if ('problem' in read) context.addIssue({ code: 'custom', message: `the path ${read.problem}` });
  })
  .meta({
    id: 'path',
    pattern: String.raw`^args\.${NAME}(\.(\*|${NAME}))*$`,
    description:
      'The argument, as a dotted path below args: args.amount, args.to.0.address, args.to.*.address (each element). In a name, a dot is written \\.',
  });

const Pattern = z
  .string()
  .min(1)
  .max(LONGEST_PATTERN, { abort: true })
  .superRefine((pattern, context) => {
    const problem = patternProblem(pattern);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: `the pattern ${problem}` });
  });

const Scalar = z.union([z.string(), PolicyNumber, z.boolean(), z.null()]);
const List = z.array(Scalar).min(1);

const VALUE = 'What the argument is compared with.';

function operator<Op extends string, Value extends z.ZodType>(op: Op, value: Value, description: string) {
  return z.strictObject({
    path: ArgumentPath,
    op: z.literal(op).meta({ description }),
    value: value.meta({ description: VALUE }),
  });
}

/** A test of one argument of a call. */
export const Condition = z
  .discriminatedUnion('op', [
    operator('eq', Scalar, 'The argument is this text, number, boolean or null.'),
    operator('neq', Scalar, 'The argument is there, and is not this.'),
    operator('in', List, 'The argument is one of the list.'),
    operator('not_in', List, 'The argument is there, and is none of the list.'),
    operator('lt', PolicyNumber, 'The argument is a number less than this.'),
    operator('lte', PolicyNumber, 'The argument is a number of at most this.'),
    operator('gt', PolicyNumber, 'The argument is a number greater than this.'),
    operator('gte', PolicyNumber, 'The argument is a number of at least this.'),
    operator('regex', Pattern, 'This RE2 pattern fits somewhere in the argument, which is a text.'),
    operator('contains', Scalar, 'The argument is a text that contains this text, or a list that contains this.'),
    operator('exists', z.boolean().optional(), 'The argument is there; with the value false: it is not there.'),
  ])
  .meta({ id: 'condition', description: 'A test of one argument of a call.' });
export type Condition = z.infer<typeof Condition>;
export type Scalar = z.infer<typeof Scalar>;
