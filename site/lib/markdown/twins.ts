/** Kinds of pages that are there as Markdown too, by their path below the site's base. Only the first of several pages. */
const TWINS =
  /^\/(?:servers\/[^/~]+[^/]*|method|policy|about|glossary|api|(?:attacks|category|factors|risk|rules)(?:\/[^/]+)?|sources)\/$/;

/** The path of the same page as Markdown; undefined when there is none. Both are below the site's base. */
export function twinOf(path: string): string | undefined {
  return TWINS.test(path) && !path.startsWith('/servers/~') ? `${path}index.md` : undefined;
}
