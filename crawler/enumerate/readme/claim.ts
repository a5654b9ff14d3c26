import { stringifyJson } from '../../../catalog/json.ts';
import type { PackageWithReadme } from '../../../catalog/target.ts';
import type { Http } from '../../http/http.ts';
import type { Dropped } from '../../sources/source.ts';
import type { Listed } from '../listed.ts';
import { readReadme } from './read.ts';
import { fetchReadme } from './registry.ts';

export interface Claimed {
  listed: Listed;
  /** Where the README was read. */
  url: string;
  /** What stood where tools stand and was not taken for one, and why. */
  dropped: Dropped[];
}

/** For a name in a report. */
const SHOWN_CHARACTERS = 80;

/**
 * The tools that a package's README lists, for a server that cannot be asked: what people are told, never what the
 * server said. Headings, signatures, parameters and values are not tools; a list that could be of those is left out.
 * @throws HttpError when the registry cannot be asked, or answers with something else
 */
export async function claimedFromReadme(
  offer: PackageWithReadme,
  options: { http: Http; npmRegistry?: string; pypi?: string },
): Promise<Claimed> {
  const readme = await fetchReadme(offer, options);
  const { url } = readme;
  const read = 'reason' in readme ? readme : readReadme(readme.text, offer.package);
  if ('reason' in read) return { listed: nothing(read.reason), url, dropped: [] };
  const dropped = read.refused.map(({ text, reason }) => ({
    where: `${url}: ${JSON.stringify(text.slice(0, SHOWN_CHARACTERS))}`,
    reason,
  }));
  const { claims } = read;
  if (claims.length === 0) {
    return { listed: nothing('its tool list holds nothing that is surely a tool'), url, dropped };
  }
  const manifest = stringifyJson({ tools: claims });
  const listed: Listed = {
    state: 'ok',
    reason: 'ok',
    // A README is written for people: it may leave tools out, or be of another day.
    completeness: 'unknown',
    message: '',
    tools: claims.length,
    manifest,
  };
  return { listed, url, dropped };
}

function nothing(reason: string): Listed {
  return {
    state: 'empty',
    reason: 'no-claims',
    completeness: 'unknown',
    message: `No tools were taken from the README, because ${reason}. List them in it under a heading "Tools", one a line: "- \`name\` - what it does".`,
    tools: 0,
  };
}
