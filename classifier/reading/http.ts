import { quote } from '../evidence.ts';
import type { Evidence } from '../../catalog/model.ts';
import type { ToolView } from '../view.ts';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request', 'curl']);
const HTTP = new Set(['http', 'https', 'curl']);

/** `http_post`: a tool named after a method of HTTP that speaks of HTTP as well. */
export function httpMethodOf(view: ToolView): Evidence | undefined {
  const words = view.name.tokens;
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const ends =
    METHODS.has(last.word) || (words.some(({ word }) => HTTP.has(word)) && words.some(({ word }) => METHODS.has(word)));
  if (!ends) return undefined;
  const speaks = view.texts.some((text) => text.tokens.slice(0, 20).some(({ word }) => HTTP.has(word)));
  return speaks ? quote(view.name, last.start, last.end) : undefined;
}
