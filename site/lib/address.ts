/** The public address of the site, when the build was told it; absolute links need it. */
const SITE = import.meta.env.SITE as string | undefined;

/** Whether the build was told the public address of the site. */
export function hasAddress(): boolean {
  return SITE !== undefined;
}

/** The absolute address of a path that has the site's base already; undefined when the site does not know its address. */
export function absolute(path: string): string | undefined {
  return SITE === undefined ? undefined : new URL(path, SITE).href;
}
