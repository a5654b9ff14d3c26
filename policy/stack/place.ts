/** 1-based. */
export interface Place {
  line: number;
  column: number;
}

/** Where an offset, in UTF-16 code units, is in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
