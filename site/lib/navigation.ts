/** Where the header and the footer of every page lead. */

export interface Way {
  label: string;
  path: string;
}

const PAGES = new Set(Object.keys(import.meta.glob('../pages/**/*.astro')));

/** Only what this edition of the site has. */
function present(ways: readonly Way[]): Way[] {
  return ways.filter(({ path }) => {
    const page = `../pages${path.replace(/#.*$/, '').slice(0, -1)}`;
    return ['.astro', '/index.astro', '/[...page].astro'].some((end) => PAGES.has(`${page}${end}`));
  });
}

/** A page says which of these labels it belongs to. */
export const NAVIGATION = present([
  { label: 'Servers', path: '/servers/' },
  { label: 'Categories', path: '/category/' },
  { label: 'Attacks', path: '/attacks/' },
  { label: 'Changes', path: '/changes/' },
  { label: 'Method', path: '/method/' },
  { label: 'Policy', path: '/policy/' },
  { label: 'Compare', path: '/compare/' },
]);

export const FOOTER: readonly { heading: string; ways: readonly Way[] }[] = [
  {
    heading: 'Browse',
    ways: present([
      { label: 'Search', path: '/search/' },
      { label: 'A to Z', path: '/a-z/' },
      { label: 'Risk levels', path: '/risk/' },
      { label: 'Factors', path: '/factors/' },
      { label: 'Rules', path: '/rules/' },
      { label: 'Sources', path: '/sources/' },
    ]),
  },
  {
    heading: 'Data',
    ways: present([
      { label: 'API and downloads', path: '/api/' },
      { label: 'Feeds', path: '/changes/' },
    ]),
  },
  {
    heading: 'Project',
    ways: present([
      { label: 'Glossary', path: '/glossary/' },
      { label: 'How tools are classified', path: '/method/' },
      { label: 'About, limits and licence', path: '/about/' },
    ]),
  },
].filter(({ ways }) => ways.length > 0);
