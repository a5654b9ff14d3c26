import type { z } from 'zod';
import { parseJson } from '../../http/json.ts';
import { HttpError, type Answer, type Http } from '../../http/http.ts';
import type { PackageWithReadme } from '../../../catalog/target.ts';
import { NpmDocument, PypiDocument } from './schema.ts';

/** Documents of npm packages tell of all versions. In bytes. */
const LARGEST_DOCUMENT = 16 * 2 ** 20;

/** A README in Markdown, with the address that it was read at; or why there is none. */
export type Readme = { url: string; text: string } | { url: string; reason: string };

/** @throws HttpError, also when the answer is not a document of a package */
export async function fetchReadme(
  { registry, package: name, version }: PackageWithReadme,
  { http, npmRegistry = 'https://registry.npmjs.org', pypi = 'https://pypi.org' }: Places,
): Promise<Readme> {
  return registry === 'npm'
    ? fromNpm(http, below(npmRegistry, [name.replace('/', '%2f')]), version)
    : fromPypi(http, below(pypi, ['pypi', encodeURIComponent(name), encodeURIComponent(version), 'json']));
}

interface Places {
  http: Http;
  npmRegistry?: string;
  pypi?: string;
}

function below(base: string, path: string[]): URL {
  return new URL(path.join('/'), base.endsWith('/') ? base : `${base}/`);
}

async function fromNpm(http: Http, url: URL, version: string): Promise<Readme> {
  const document = checked(NpmDocument, await ask(http, url), url);
  const published = document.versions[version];
  if (published === undefined) return { url: url.href, reason: `the registry no longer has version ${version}` };
  const text = published.readme ?? document.readme ?? '';
  // What the registry says where a package has none.
  if (text.trim() === '' || text === 'ERROR: No README data found!') return { url: url.href, reason: 'there is none' };
  return { url: url.href, text };
}

async function fromPypi(http: Http, url: URL): Promise<Readme> {
  const { info } = checked(PypiDocument, await ask(http, url), url);
  const { description = '', description_content_type: type } = info;
  if (description.trim() === '') return { url: url.href, reason: 'there is none' };
  // Without a type it is reStructuredText by definition, and Markdown by habit: which, cannot be told.
  if (type === undefined || type === null || !/^text\/markdown\b/i.test(type.trim())) {
    return { url: url.href, reason: 'it is not declared to be Markdown' };
  }
  return { url: url.href, text: description };
}

function ask(http: Http, url: URL): Promise<Answer> {
  return http.get(url.href, { hosts: [url.host], maxBytes: LARGEST_DOCUMENT });
}

function checked<T extends z.ZodType>(shape: T, answer: Answer, url: URL): z.output<T> {
  const read = shape.safeParse(parseJson(answer));
  if (read.success) return read.data;
  const message = `${url.host} did not answer with the document of a package. Check the address of the registry.`;
  throw new HttpError('not-json', message, { cause: read.error });
}
