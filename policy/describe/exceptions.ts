import type { Denial, ToolRule } from '../document.ts';
import { readPath } from '../language/path.ts';
import { unseenBy } from '../patterns/index.ts';
import { clausesInWords, clausesOf, subjectOf } from './condition.ts';
import { listed, plain, type Said } from './said.ts';

/** Sentences on what a rule decides by the arguments of a call; none when it does not look at them. */
export function exceptionsOf({ require = [], deny_if = [], approve = [], limits = [] }: ToolRule): Said[] {
  const asked = approve.filter(({ conditions }) => conditions.length > 0);
  return [
    ...require.map(({ conditions }): Said => ['A call is denied unless ', ...clausesInWords(conditions), '.']),
    ...denials(deny_if).map((when): Said => ['A call is denied when ', ...when, '.']),
    ...(asked.length === 0
      ? []
      : [
          [
            'A person is asked when ',
            ...listed(
              asked.map(({ conditions }) => clausesInWords(conditions)),
              'or',
            ),
            ', and no answer means no.',
          ],
        ]),
    ...limits.flatMap(({ increment_from, max, window }): Said[] =>
      increment_from === undefined ? [] : [sumOf(increment_from, max, window)],
    ),
  ];
}

function sumOf(path: string, max: number, window: string): Said {
  const read = readPath(path);
  const subject = subjectOf('steps' in read ? read.steps : [path]);
  return [
    'Over all calls of one ',
    `${window}, `,
    ...subject,
    ` adds up to at most ${max}, in whatever unit the tool counts; a call without it is denied.`,
  ];
}

/** What the sentences do not make plain: what gets past the patterns. */
export function unseenIn({ deny_if = [] }: ToolRule): string[] {
  const conditions = deny_if.flatMap((denial) => denial.conditions);
  return unseenBy(new Set(conditions.flatMap(({ op, value }) => (op === 'regex' ? [value] : []))));
}

/** One clause for all that is denied of the same arguments. */
function denials(all: readonly Denial[]): Said[] {
  const bySubject = new Map<string, { subject: Said; says: string[] }>();
  const joint: Said[] = [];
  for (const { conditions } of all.filter((denial) => denial.conditions.length > 0)) {
    const [clause, ...more] = clausesOf(conditions);
    if (clause === undefined || more.length > 0) {
      joint.push(clausesInWords(conditions));
      continue;
    }
    const key = plain(clause.subject);
    const known = bySubject.get(key) ?? { subject: clause.subject, says: [] };
    known.says.push(clause.says);
    bySubject.set(key, known);
  }
  const byPredicate = Map.groupBy(bySubject.values(), ({ says }) => says.join('\n'));
  const alike = [...byPredicate.values()].map((group): Said => {
    const subjects = listed(
      group.map(({ subject }) => subject),
      'or',
    );
    const says = (group[0]?.says ?? []).map((one): Said => [one]);
    return [...subjects, ' ', ...listed(says, 'or', '; ')];
  });
  return [...alike, ...joint];
}
