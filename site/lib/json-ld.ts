import { absolute } from './address.ts';
import { to } from './links.ts';
import type { Crumb } from './page-props.ts';
import { oneLine } from './text.ts';

/** A thing as schema.org describes it. */
export type Thing = { '@type': string } & Record<string, unknown>;

export const SITE_NAME = 'MCP Risk Catalog';

/** One document that a script element can hold: no text in it can end the element, or start a comment. */
export function scriptJson(things: readonly Thing[]): string {
  const document = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(document).replaceAll(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Where a page is: the way to it, and at its end the page itself, which needs no address. */
export function breadcrumbs(trail: readonly Crumb[], name: string): Thing {
  const steps = [...trail.map((step) => ({ name: step.name, item: absolute(step.to) })), { name }];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      ...step,
      name: oneLine(step.name, 80),
    })),
  };
}

/** The site, and that it can be searched. */
export function website(description: string): Thing {
  return {
    '@type': 'WebSite',
    name: SITE_NAME,
    url: absolute(to('/')),
    description,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${absolute(to('/search/')) ?? ''}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  };
}

interface Described {
  /** Path with the site's base. */
  path: string;
  name: string;
  description: string;
  /** ISO 8601 time that its definition was last read; undefined when it never was. */
  read: string | undefined;
}

/** An MCP server. */
export function server({ path, name, description, read, version }: Described & { version: string | undefined }): Thing {
  return {
    '@type': 'SoftwareApplication',
    '@id': `${absolute(path) ?? ''}#server`,
    name: oneLine(name, 120),
    description,
    applicationCategory: 'DeveloperApplication',
    ...(read !== undefined && { dateModified: read }),
    ...(version !== undefined && { softwareVersion: oneLine(version, 40) }),
  };
}

/** What is said about one tool of the server at `serverPath`. Its description is the page's own. */
export function article({ name, read, serverPath }: Pick<Described, 'name' | 'read'> & { serverPath: string }): Thing {
  return {
    '@type': 'TechArticle',
    headline: oneLine(name, 110),
    ...(read !== undefined && { dateModified: read }),
    about: { '@id': `${absolute(serverPath) ?? ''}#server` },
  };
}

/** The whole catalog as files to download. */
export function dataset(description: string, read: string | undefined, files: { path: string; type: string }[]): Thing {
  return {
    '@type': 'Dataset',
    name: SITE_NAME,
    description,
    license: 'https://www.apache.org/licenses/LICENSE-2.0',
    ...(read !== undefined && { dateModified: read }),
    distribution: files.map(({ path, type }) => ({
      '@type': 'DataDownload',
      contentUrl: absolute(path),
      encodingFormat: type,
    })),
  };
}
