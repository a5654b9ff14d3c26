/**
 * The text with every character that hides, reorders or breaks what a person sees written as an escape. Line breaks and
 * plain spaces stay.
 */
export function visible(text: string): string {
  return text.toWellFormed().replace(HOSTILE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).padStart(4, '0')}}`;
  });
}

const HOSTILE = /(?![\n ])[\p{C}\p{Z}\p{DI}]/gu;

/** At most so many characters, and how many more there are. */
export function capped(text: string, characters: number): string {
  if (text.length <= characters) return text;
  return `${text.slice(0, characters).toWellFormed()}… (${text.length - characters} more characters)`;
}
