import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { zipOf } from './zip.ts';

/** A file of a package, as an index offers it. */
export interface Distribution {
  file: string;
  data: Buffer;
  requiresPython?: string;
  /** What the index says that the file is, when that is not true. */
  sha256?: string;
}

/** A package index on the loopback interface, in JSON (PEP 691) or HTML (PEP 503), as it is asked for. */
export async function startIndex(
  packages: Record<string, Distribution[]>,
): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const files = new Map(Object.values(packages).flatMap((its) => its.map((it) => [it.file, it.data])));
  const server = createServer((request, response) => {
    const [, folder, name = ''] = (request.url ?? '').split('/');
    asked.push(name);
    const file = files.get(name);
    if (folder === 'files' && file !== undefined) return response.end(file);
    const found = folder === 'simple' ? packages[name] : undefined;
    if (found === undefined) return response.writeHead(404).end('not found');
    const json = request.headers.accept?.includes('application/vnd.pypi.simple.v1+json') === true;
    response.setHeader('content-type', json ? 'application/vnd.pypi.simple.v1+json' : 'text/html');
    return response.end(json ? JSON.stringify(asJson(name, found)) : asHtml(found));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The index double has no port.');
  return { url: `http://127.0.0.1:${address.port}/simple/`, asked, close: () => server.close() };
}

function asJson(name: string, distributions: Distribution[]): object {
  const files = distributions.map(({ file, data, requiresPython, sha256: claimed = sha256(data) }) => ({
    ...{ filename: file, url: `/files/${file}`, hashes: { sha256: claimed } },
    ...(requiresPython === undefined ? {} : { 'requires-python': requiresPython }),
  }));
  return { meta: { 'api-version': '1.0' }, name, files };
}

function asHtml(distributions: Distribution[]): string {
  return distributions
    .map(({ file, data, requiresPython = '', sha256: claimed = sha256(data) }) => {
      const limit = requiresPython === '' ? '' : ` data-requires-python="${requiresPython.replace('>', '&gt;')}"`;
      return `<a href="/files/${file}#sha256=${claimed}"${limit}>${file}</a>`;
    })
    .join('\n');
}

export function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

export interface WheelOptions {
  modules: Record<string, string>;
  /** Lines of `[console_scripts]`. */
  scripts?: string[];
  requires?: string[];
  requiresPython?: string;
  tag?: string;
}

/** A wheel of pure Python. */
export function wheelOf(
  name: string,
  version: string,
  { modules, scripts = [], requires = [], requiresPython, tag = 'py3-none-any' }: WheelOptions,
): Distribution {
  const escaped = name.replaceAll('-', '_');
  const info = `${escaped}-${version}.dist-info`;
  const metadata = [
    ...['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`],
    ...requires.map((it) => `Requires-Dist: ${it}`),
    ...(requiresPython === undefined ? [] : [`Requires-Python: ${requiresPython}`]),
  ];
  const files: Record<string, string> = {
    ...modules,
    [`${info}/METADATA`]: `${metadata.join('\n')}\n`,
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: ${tag}\n`,
    [`${info}/entry_points.txt`]: `[other]\nx = y:z\n\n[console_scripts]\n${scripts.join('\n')}\n`,
  };
  const record = [...Object.keys(files), `${info}/RECORD`].map((path) => `${path},,\n`).join('');
  const data = zipOf(
    Object.entries({ ...files, [`${info}/RECORD`]: record }).map(([path, text]) => ({ name: path, data: text })),
  );
  return {
    file: `${escaped}-${version}-${tag}.whl`,
    data,
    ...(requiresPython === undefined ? {} : { requiresPython }),
  };
}

/** A source distribution whose set-up leaves a trace when anybody runs it. */
export function sourceOf(name: string, version: string, data: Buffer): Distribution {
  return { file: `${name.replaceAll('-', '_')}-${version}.tar.gz`, data };
}
