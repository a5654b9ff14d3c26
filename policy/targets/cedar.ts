/** A text as a string literal of Cedar. Check `isText` first: Cedar has no lone surrogates. */
export function cedarText(text: string): string {
  return `"${escaped(text)}"`;
}

/** The pattern of `like` that fits every text with this text in it. */
export function cedarContaining(text: string): string {
  return `"*${escaped(text).replaceAll('*', String.raw`\*`)}*"`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/[^ -~]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
