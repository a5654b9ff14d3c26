import type { Evidence } from '../catalog/model.ts';
import type { ConceptId } from './patterns/concepts.ts';
import type { Parameter } from './reading/parameters.ts';
import type { Text } from './reading/text.ts';
import type { ToolView } from './view.ts';

const SNIPPET_CAP = 200;

/** Evidence for a stretch of a text; a long one is cut. */
export function quote(source: { pointer: string; value: string }, start: number, end: number): Evidence {
  const stop = Math.min(end, start + SNIPPET_CAP);
  return { pointer: source.pointer, start, end: stop, snippet: source.value.slice(start, stop) };
}

/** Evidence for the tokens of a text from `first` to `last`. */
function quoteTokens(text: Text, first: number, last: number): Evidence {
  return quote(text, text.tokens[first]?.start ?? 0, text.tokens[last]?.end ?? text.value.length);
}

/** Evidence for a parameter as such. Property names are no strings of the document, so a string of its schema stands in. */
export function quoteParameter(view: ToolView, parameter: Parameter): Evidence {
  const place = parameter.cite ?? schemaType(view) ?? view.name;
  return quote(place, 0, place.value.length);
}

function schemaType(view: ToolView): { pointer: string; value: string } | undefined {
  const type = view.tool.inputSchema?.['type'];
  return typeof type === 'string' ? { pointer: '/inputSchema/type', value: type } : undefined;
}

export interface Mention {
  text: Text;
  first: number;
  last: number;
}

const NO_MENTIONS: readonly Mention[] = [];

/** The places where the name, the title and the description (or other texts) mention a concept without negating it. */
export function mentions(view: ToolView, concept: ConceptId, texts: readonly Text[] = view.texts): readonly Mention[] {
  const found = spoken(view, concept, texts);
  return found.length === 0 ? found : found.filter((mention) => !mention.text.negated(mention.first));
}

export function quoteMention(mention: Mention): Evidence {
  return quoteTokens(mention.text, mention.first, mention.last);
}

/** Mentions of a concept wherever it stands, negated or not: an instruction is one in any wording. */
export function spoken(
  view: ToolView,
  concept: ConceptId,
  texts: readonly Text[] = view.everyText(),
): readonly Mention[] {
  if (!view.concepts().has(concept)) return NO_MENTIONS;
  const found: Mention[] = [];
  for (const text of texts) {
    for (const { first, last } of text.hits(concept)) found.push({ text, first, last });
  }
  return found;
}

/** Evidence for stretches of texts. */
export function quotePlaces(places: readonly { text: Text; start: number; end: number }[]): Evidence[] {
  return places.map(({ text, start, end }) => quote(text, start, end));
}
