import type { ToolFacts } from '../../catalog/model.ts';
import { isAddress, isCount, isPath, isRecipients } from '../../catalog/parameter-kinds.ts';
import type { Approval, Condition, Denial } from '../document.ts';
import { ADDRESSES } from '../patterns/addresses.ts';
import { PATHS } from '../patterns/paths.ts';
import type { KnownPattern } from '../patterns/pattern.ts';
import { MANY_ADDRESSES } from '../patterns/recipients.ts';
import { MOST_AT_ONCE, MOST_GUARDED } from './numbers.ts';
import type { Parameter } from './parameters.ts';

/** Of which factor, which parameters are tested, and what is said where there is none to test. */
const GUARDS = [
  {
    factor: 'arbitrary-url',
    is: isAddress,
    patterns: ADDRESSES,
    untested: 'Which addresses it requests is not tested: its schema has no parameter that surely is the text of one.',
  },
  {
    factor: 'arbitrary-path',
    is: isPath,
    patterns: PATHS,
    untested: 'Which paths it opens is not tested: its schema has no parameter that surely is the text of one.',
  },
] as const;

/** The calls to deny for what they ask for, by the parameters that the tool has. */
export function denialsFor({ factors }: ToolFacts, parameters: readonly Parameter[]): Denial[] {
  return GUARDS.filter(({ factor }) => factors.includes(factor)).flatMap(({ is, patterns }) =>
    refused(parameters.filter(is), patterns),
  );
}

/** What the model chooses freely and no condition tests. */
export function untestedIn({ factors }: ToolFacts, parameters: readonly Parameter[]): string[] {
  return GUARDS.filter(({ factor, is }) => factors.includes(factor) && !parameters.some(is)).map(
    ({ untested }) => untested,
  );
}

function refused(parameters: readonly Parameter[], patterns: readonly KnownPattern[]): Denial[] {
  return parameters
    .slice(0, MOST_GUARDED)
    .flatMap((parameter) =>
      patterns.map(({ pattern, onDeny }) => ({ conditions: fits(parameter, pattern), on_deny: onDeny })),
    );
}

/** The calls to ask a person about for how much they do at once. */
export function approvalsFor({ factors }: ToolFacts, parameters: readonly Parameter[]): Approval[] {
  const counted = parameters.flatMap((parameter): Condition[][] => {
    const { path, type, required } = parameter;
    const tooLong: Condition[] = [{ path: `${path}.${MOST_AT_ONCE}`, op: 'exists', value: true }];
    if (factors.includes('reaches-outside') && isRecipients(parameter))
      return [type === 'list' ? tooLong : fits(parameter, MANY_ADDRESSES.pattern)];
    if (factors.includes('bulk-effect') && type === 'list' && required) return [tooLong];
    return factors.includes('spends-indirectly') && isCount(parameter)
      ? [unlessNull(parameter, { path, op: 'gt', value: MOST_AT_ONCE })]
      : [];
  });
  return counted
    .slice(0, MOST_GUARDED)
    .map((conditions) => ({ conditions, reason: `This call acts on more than ${MOST_AT_ONCE} at once.` }));
}

function fits(parameter: Parameter, pattern: string): Condition[] {
  return unlessNull(parameter, { path: parameter.path, op: 'regex', value: pattern });
}

/** `null` cannot be compared, which would count against a call that only leaves the argument out. */
function unlessNull({ path, nullable }: Parameter, condition: Condition): Condition[] {
  return nullable ? [{ path, op: 'neq', value: null }, condition] : [condition];
}
