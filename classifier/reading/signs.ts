/** Characters that show nothing, or turn the text around: what a reader sees is not what a model reads. */

const JOINER = 0x200d;

/** Zero-width signs, tag characters and fillers. Joiners are judged with their surroundings. */
export function isInvisible(code: number, before: number): boolean {
  if (code === JOINER || code === 0x200c) return before < 0x300;
  if (code === 0x200b || code === 0x2060 || code === 0x180e || code === 0x3164 || code === 0xffa0) return true;
  return (
    (code >= 0xe0000 && code <= 0xe007f && before !== 0x1f3f4 && !isTag(before)) || (code >= 0x2061 && code <= 0x2064)
  );
}

function isTag(code: number): boolean {
  return code >= 0xe0020 && code <= 0xe007f;
}

/** Embeddings, overrides and isolates. The plain direction marks only help mixed scripts. */
export function isTurning(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/** Signs come after the Latin letters. This is settled at once for a text that holds nothing else, as most do. */
const BEYOND_LATIN = /[\u0180-\uffff]/;

/** The offset of the first such sign, or -1. */
export function findSign(text: string, wanted: (code: number, before: number) => boolean): number {
  if (!BEYOND_LATIN.test(text)) return -1;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x180) {
      before = unit;
      continue;
    }
    const code = text.codePointAt(at) ?? unit;
    if (wanted(code, before)) return at;
    before = code;
    if (code > 0xffff) at++;
  }
  return -1;
}

export function signLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
