/**
 * Whether so many signs of a kind stand in a row. Such a row covers one of the places that many signs apart, so most of
 * a text need not be looked at.
 */
export function hasRow(value: string, length: number, isWanted: (code: number) => boolean): boolean {
  for (let at = length - 1; at < value.length; at += length) {
    if (!isWanted(value.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isWanted(value.charCodeAt(start - 1))) start--;
    while (at + 1 < value.length && isWanted(value.charCodeAt(at + 1))) at++;
    if (at - start + 1 >= length) return true;
  }
  return false;
}
