const MOST_NAMES = 10;

/**
 * The variables and flags that a server names when it says what it lacks. Variables count when they have an underscore,
 * so that words that are merely loud do not; names of the machine's own settings would only break it.
 */
export function namesIn(complaint: string): string[] {
  const variables = complaint.match(/\b[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,60}\b/g) ?? [];
  const flags = complaint.replace(OPTIONAL, ' ').match(/(?<![\w-])--[a-z][a-z0-9-]{1,40}\b/g) ?? [];
  const names = [
    ...variables.filter((name) => !OF_THE_MACHINE.test(name)),
    ...flags.filter((name) => !HARMLESS.test(name)),
  ];
  return [...new Set(names)].slice(0, MOST_NAMES);
}

/** Usage lines put what may be left out in brackets. */
const OPTIONAL = /\[[^[\]]{0,200}\]/g;

const OF_THE_MACHINE = /^(LD|DYLD|NODE|NPM|PYTHON|DOTNET|ERR|XDG|LC|SSL)_/;
const HARMLESS = /^--(help|version|verbose|debug|quiet|trace-\w+)$/;
