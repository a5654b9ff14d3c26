/** Reads a list of phrases that are set apart by upright strokes; line breaks between them do not count. */
export function phrases(list: string): string[] {
  return list
    .split('|')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter((phrase) => phrase !== '');
}
