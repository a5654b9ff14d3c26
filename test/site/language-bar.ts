/** What no page may say, in our own words. */
const NEVER: [what: string, pattern: RegExp][] = [
  ['a value that is not there', /\bundefined\b|\bNaN\b|\bnull\b|\[object /],
  ['a doubled word', /(?<![\p{L}\p{N}])(?!NAME)(\p{L}{2,}) \1(?![\p{L}\p{N}])/iu],
  ['a doubled stop', /(?<!\.)\.\.(?!\.)|\.,|,\.|;\.|:\.|,,|;;|…\./],
  ['"a" before a vowel', /\b[Aa] (?:[aeio]|Execute|Unknown|unrated|MCP)\w*/],
  ['"an" before a consonant', /\b[Aa]n (?!hour|honest|MCP|HTTP|NAME)[bcdfgjklmnpqrstvwxyz]\w*/i],
  ['a wrong plural', /\b1 (?:tools|servers|rules|parameters|characters|attacks|entries|calls)\b/],
  [
    'a wrong singular',
    /\b(?:0|[2-9]|\d{2,}) (?:tool|server|rule|parameter|attack|entry|call)\b(?! (?:list|page|table))/,
  ],
  ['initials in small letters', /(?<!docker) (?:urls?|sql|mcp)(?=[ ,;]|\.(?!\w)|$)/],
  ['empty brackets', /\(\s*\)|\[\s*\]|“\s*”/],
  ['a space before a stop', / [,.;:!?](?= |$)/],
  ['an entity that is escaped twice', /&(?:amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/i],
  ['no space after a stop', /[a-z)]\.[A-Z][a-z]/],
  ['a promise of safety', /\bis safe\b|\bsafe to\b/i],
];

/** The places of a text that break the bar, each with what is wrong about it. */
export function languageFaults(text: string): string[] {
  return NEVER.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found ? [`${what}: …${text.slice(Math.max(0, found.index - 50), found.index + 60)}…`] : [];
  });
}
