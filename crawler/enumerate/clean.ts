import { homedir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';

const MESSAGE_CHARACTERS = 240;

/** Causes stand at the end. Hostile text must not cost more than a moment. */
export const READ_CHARACTERS = 16_384;

/**
 * The most telling line of what a program wrote, fit to be shown: without control characters, paths of this machine, or
 * anything that looks like a secret. Empty when it wrote nothing that tells.
 */
export function telling(text: string, hidden: string[] = []): string {
  const lines = text
    .slice(-READ_CHARACTERS)
    .split(/\r?\n/)
    .map((line) => clean(line.slice(0, 2_000), hidden))
    .filter((line) => line !== '' && !BORING.some((pattern) => pattern.test(line)));
  const line = lines.findLast((candidate) => TELLING.test(candidate)) ?? lines.at(-1) ?? '';
  return line.length > MESSAGE_CHARACTERS ? `${line.slice(0, MESSAGE_CHARACTERS - 1).trimEnd()}…` : line;
}

function clean(line: string, hidden: string[]): string {
  let text = stripVTControlCharacters(line)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  for (const path of [...hidden, homedir()]) if (path.length > 1) text = text.replaceAll(path, '…');
  for (const secret of SECRETS) text = text.replace(secret, '[hidden]');
  return text.replace(/\s+/g, ' ').trim();
}

/** Stack frames, source excerpts and what Node.js prints around an error say nothing about its cause. */
const BORING = [
  /^(at |node:|Node\.js v|\^|throw |\(Use `node|Require stack:|- \/|unshare: sigprocmask)/,
  /^[{}[\]()|>\-=_* ]+$/,
  /^\/\S+:\d+$/,
  /^[a-z]+: ('[^']*'|-?\d+|\[|\{)[,}]?$/i,
];

const TELLING =
  /error|fail|missing|required|must|invalid|cannot|can't|unable|not (set|found|provided)|usage|denied|unauthori/i;

const SECRETS = [
  /\b(?:sk|pk|rk|ghp|gho|ghs|github_pat|glpat|xox[abeprs]|npm|ntn|tvly|AKIA|AIza|eyJ)[-_A-Za-z0-9.]{12,}/g,
  /\bBearer\s+\S+/gi,
  /(?<=:\/\/)[^\s/:@]+:[^\s/@]+(?=@)/g,
  /\b[A-Fa-f0-9]{32,}\b/g,
  /\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Z])[A-Za-z0-9_-]{40,}\b/g,
];
