import { stringify as stringifyToml } from 'smol-toml';
import { Scalar, stringify as stringifyYaml } from 'yaml';

/** Two-space JSON with a newline at its end. Everything but ASCII is escaped, so that nothing can pass as something else. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replaceAll(/[^\n -~]/g, escape16)}\n`;
}

/**
 * YAML that parsers of 1.1 and 1.2 read alike: every text is in double quotes. Keys are written plain, so a key that
 * is a foreign name is given as `yamlKey`.
 */
export function yamlText(value: unknown): string {
  const text = stringifyYaml(value, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return text.replaceAll(/[^\n -~]/gu, escape32);
}

/** TOML. Keys that are foreign names are quoted; build such tables with `Object.fromEntries`, which takes any name. */
export function tomlText(value: Record<string, unknown>): string {
  return stringifyToml(value).replaceAll(/[^\n -~]/gu, escape32);
}

/** A foreign name as a key of a YAML map. */
export function yamlKey(name: string): Scalar<string> {
  const key = new Scalar(name);
  key.type = Scalar.QUOTE_DOUBLE;
  return key;
}

/** One word of a POSIX shell. Check `isShellText` first: a NUL cannot be in one, and the shell has no escapes. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Whether every language here can hold the text: no lone surrogates and no NUL. */
export function isText(name: string): boolean {
  return name.isWellFormed() && !name.includes('\0');
}

/** Whether a text can be a word of a command that a person reads before pasting it: nothing in it is hidden. */
export function isShellText(text: string): boolean {
  return isText(text) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
}

function escape32(char: string): string {
  return char.length === 2 ? `\\U${hex(char.codePointAt(0) ?? 0, 8)}` : escape16(char);
}

function escape16(unit: string): string {
  return `\\u${hex(unit.charCodeAt(0), 4)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
