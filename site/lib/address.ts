/** Whether the build was told the public address of the site, which absolute links need. */
export function hasAddress(): boolean {
  return import.meta.env.SITE !== undefined;
}

/** The absolute address of a path that has the site's base already; undefined when the site does not know its address. */
export function absolute(path: string): string | undefined {
  return hasAddress() ? new URL(path, import.meta.env.SITE).href : undefined;
}
