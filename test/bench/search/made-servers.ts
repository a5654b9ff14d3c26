import type { SearchableServer, SearchableTool } from '../../../catalog/search/document.ts';
import { CATEGORIES, CATEGORY_IDS, RISK_IDS } from '../../../catalog/vocabulary.ts';

const VERBS = `get list create update delete search send add remove run fetch find set read query export import upload
  start stop check validate analyze generate convert sync archive move copy approve cancel refund pay assign invite`.split(
  /\s+/,
);
const THINGS = `file user issue repository message project database table customer invoice order payment document page
  event task ticket channel account report image branch commit server cluster bucket queue secret key token contact
  email calendar comment deployment workflow template session product subscription metric alert dashboard record`.split(
  /\s+/,
);
const FILLERS =
  `details status history by id name with options from the given workspace returns optional filter pagination
  results for current team including metadata json format requires permission new existing all specified`.split(/\s+/);
const SYLLABLES = 'ka lo mi ne ro su ta vi zen dor pel qua fyn gra hex jol byt cor lum tri'.split(' ');

/** Servers with so many tools together, in words that are as unevenly common as words are; the same every time. */
export function* madeServers(tools: number): Generator<SearchableServer> {
  const random = numbers(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(from.length * random() ** 2)] as T;
  /** Names of products: 8,000 of them, a few of them common. */
  const brand = (): string => {
    let at = Math.floor(8000 * random() ** 2);
    let name = '';
    for (let i = 0; i < 3; i += 1, at = Math.floor(at / SYLLABLES.length))
      name += SYLLABLES[at % SYLLABLES.length] ?? '';
    return name;
  };
  let made = 0;
  for (let number = 0; made < tools; number += 1) {
    const product = brand();
    const size = Math.min(tools - made, 1 + Math.floor(40 * random() ** 2));
    const own = Array.from({ length: 4 }, () => (random() < 0.4 ? brand() : pick(THINGS)));
    made += size;
    yield {
      id: `${product}__${product}-mcp-${String(number)}`,
      slug: `${product}__${product}-mcp-${String(number)}`,
      title: `${product.charAt(0).toUpperCase()}${product.slice(1)} ${random() < 0.3 ? pick(THINGS) : ''}`.trim(),
      tools: Array.from({ length: size }, (): SearchableTool => {
        const [verb, thing] = [pick(VERBS), random() < 0.6 ? pick(own) : pick(THINGS)];
        const name = [verb, thing, ...(random() < 0.5 ? [pick(FILLERS)] : [])].join('_');
        const said = Array.from({ length: 8 + Math.floor(20 * random()) }, () =>
          pick(random() < 0.3 ? THINGS : FILLERS),
        );
        const description = `${verb}s a ${thing} ${said.join(' ')}`;
        // What a tool is called tells nearly always what it is.
        const category = CATEGORY_IDS[VERBS.indexOf(verb) % CATEGORY_IDS.length] ?? 'Unknown';
        const risk = random() < 0.25 ? pick(RISK_IDS) : CATEGORIES[category].baseRisk;
        return { name, slug: name, title: '', description, category, risk };
      }),
    };
  }
}

/** Numbers from 0 to 1 that look like chance and are not (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
