/** One way to sign in that a server names in WWW-Authenticate (RFC 9110, section 11.6.1). */
export interface Challenge {
  /** As it came, such as `Bearer`. */
  scheme: string;
  /** By lower-case name. */
  parameters: Map<string, string>;
}

/** Longer headers are cut: what they name comes early. */
const READ_CHARACTERS = 16_384;

const SEPARATORS = /[\s,]*/y;
const TOKEN = /[!#$%&'*+\-.^_`|~\w]+/y;
const VALUE = /[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)(?:"|$)|([!#$%&'*+\-.^_`|~\w:/?@()[\]<>{};]+))/y;
/** A credential-like word in place of parameters; padding tells it from a parameter. */
const TOKEN68 = /[ \t]+[\w\-.~+/]+=*(?=[ \t]*(?:,|$))/y;

/**
 * Reads WWW-Authenticate, which may hold several challenges, each with parameters, all separated by commas: what is
 * followed by `=` is a parameter, everything else begins a challenge.
 */
export function parseChallenges(header: string): Challenge[] {
  const text = header.slice(0, READ_CHARACTERS);
  const challenges: Challenge[] = [];
  let at = 0;

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  }

  while (at < text.length) {
    take(SEPARATORS);
    const word = take(TOKEN)?.[0];
    if (word === undefined) {
      // What cannot be read is skipped.
      at += 1;
      continue;
    }
    const value = take(VALUE);
    if (value === null) {
      challenges.push({ scheme: word, parameters: new Map() });
      take(TOKEN68);
      continue;
    }
    const name = word.toLowerCase();
    const parameters = challenges.at(-1)?.parameters;
    if (parameters?.has(name) === false) parameters.set(name, value[1]?.replace(/\\(.)/g, '$1') ?? value[2] ?? '');
  }
  return challenges;
}
