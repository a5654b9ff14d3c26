import { slugOf } from '../../catalog/slug.ts';
import { CATEGORIES, type Category, type FactorId, type Risk } from '../../catalog/vocabulary.ts';

/** The path that the site is served under, without its last slash. */
const BASE = import.meta.env.BASE_URL.replace(/\/+$/, '');

/** A path of this site, below wherever it is served. */
export function to(path: string): string {
  return `${BASE}${path}`;
}

/** A path with the site's base, without it. */
export function withoutBase(path: string): string {
  return path.slice(BASE.length);
}

export function serverPath(slug: string): string {
  return to(`/servers/${slug}/`);
}

export function toolPath(tool: { serverSlug: string; slug: string }): string {
  return to(`/tools/${tool.serverSlug}/${tool.slug}/`);
}

export function categoryPath(category: Category): string {
  return to(`/category/${CATEGORIES[category].slug}/`);
}

/** Tools of a category and a risk. */
export function facetPath(category: Category, risk: Risk): string {
  return `${categoryPath(category)}risk/${risk}/`;
}

export function riskPath(risk: Risk): string {
  return to(`/risk/${risk}/`);
}

export function factorPath(factor: FactorId): string {
  return to(`/factors/${factor}/`);
}

export function rulePath(id: string): string {
  return to(`/rules/${id}/`);
}

export function attackPath(id: string): string {
  return to(`/attacks/${id}/`);
}

export function sourcePath(id: string): string {
  return to(`/sources/${slugOf(id)}/`);
}

/** What changed in one night, an ISO 8601 day. */
export function nightPath(night: string): string {
  return to(`/changes/${night}/`);
}

/** The whole history of a server. */
export function historyPath(slug: string): string {
  return to(`/servers/${slug}/changes/`);
}

/** The address when it is one that a page may link to, else undefined: crawled links can carry scripts. */
export function webAddress(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address);
  return url !== null && ['https:', 'http:'].includes(url.protocol) && url.username === '' ? url.href : undefined;
}
