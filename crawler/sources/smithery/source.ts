import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { readList } from '../shared/list-with-details/read.ts';
import { baseUrl } from '../shared/place.ts';
import { smitheryList } from './list.ts';

const DEFAULT = 'https://api.smithery.ai';

/**
 * The servers that Smithery lists, with the tools of those that it hosts.
 * @param key for the API. The one of the environment is meant for Smithery and given to nobody else.
 */
export function smithery(
  place: string = DEFAULT,
  key: string | undefined = place === DEFAULT ? process.env['SMITHERY_API_KEY'] : undefined,
): Source {
  return {
    id: 'smithery',
    title: 'Smithery',
    homepage: 'https://smithery.ai',
    terms: 'Unclear: no terms for its interface were found, and it wants a key, see README.md.',
    place,
    read: (asking) => read(place, key, asking),
  };
}

async function* read(place: string, key: string | undefined, asking: Asking): AsyncGenerator<Batch, ReadToEnd> {
  if (place === DEFAULT && !key) {
    throw new Error(
      'Smithery is not read without an API key. Make one in your account at https://smithery.ai and set it as SMITHERY_API_KEY in the environment.',
    );
  }
  return yield* readList(smitheryList(baseUrl(place, 'smithery'), key, asking), asking);
}
