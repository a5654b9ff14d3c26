import { createHash } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { DOMParser } from '@xmldom/xmldom';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCatalogToRead } from '../../catalog/database.ts';
import { stringifyJson } from '../../catalog/json.ts';
import { readRecordsOf } from '../../catalog/read-records.ts';
import { readServer, readServers } from '../../catalog/read-servers.ts';
import { readTool, readTools } from '../../catalog/read-tools.ts';
import { serveSite } from '../../cli/server.ts';
import { officialRegistry } from '../../crawler/sources/official-registry/source.ts';
import { readSource } from '../crawler/sources/doubles/read.ts';
import { builtSite } from './built.ts';
import { filesOf } from './pages.ts';

const { catalog, out } = await builtSite();
let files: Map<string, Buffer>;
let paths: (readonly [path: string, template: string, kind: string])[];

beforeAll(() => {
  files = filesOf(out);
  const described = json('api/v1/openapi.json') as { paths: Record<string, { get: { operationId: string } }> };
  const templates = Object.entries(described.paths).map(([path, { get }]) => ({
    ...{ path, kind: get.operationId },
    fits: new RegExp(
      `^${path
        .slice(1)
        .replaceAll('.', '\\.')
        .replaceAll(/\{\w+\}/g, '[^/]+')}$`,
    ),
  }));
  const published = [...files.keys()].filter(
    (path) => /^(?:api|badge|download|v0\.1)\/.*$/.test(path) && !/\.(?:html|md)$/.test(path),
  );
  paths = published.map((path) => {
    const found = templates.find(({ fits }) => fits.test(path));
    return [path, found?.path ?? 'none', found?.kind ?? 'none'] as const;
  });
  const used = new Set(paths.map(([, template]) => template));
  paths.push(...templates.filter(({ path }) => !used.has(path)).map(({ path }) => ['none', path, 'none'] as const));
});

/** Files that hold something else; what the downloads hold is looked at where they are written. */
const NOT_JSON = /^download\/(?!files\.json$)/;

function json(path: string): unknown {
  return JSON.parse(files.get(path)?.toString('utf8') ?? 'null');
}

describe('the documents for machines', () => {
  it('are those that the OpenAPI document describes, and it is valid', async () => {
    expect(paths.filter((parts) => parts.includes('none'))).toEqual([]);
    const { valid, errors } = await new Validator().validate(files.get('api/v1/openapi.json')?.toString('utf8') ?? '');
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('fit their published schemas', () => {
    const ajv = addFormats(new Ajv2020({ strict: false }));
    const faults = paths.flatMap(([path, , kind]) => {
      if (['schema', 'openapi', 'badge-picture'].includes(kind) || NOT_JSON.test(path)) return [];
      const id = (json(`api/v1/schema/${kind}.json`) as { $id: string }).$id;
      const validate = ajv.getSchema(id) ?? ajv.compile(json(`api/v1/schema/${kind}.json`) as object);
      return validate(json(path)) ? [] : [`${path}: ${ajv.errorsText(validate.errors)}`];
    });
    expect(faults).toEqual([]);
  });

  it('hold every tool under its own name, however hostile', () => {
    const db = openCatalogToRead(catalog);
    const faults = readServers(db).flatMap(({ id, slug }) => {
      const tools = readTools(db, { server: id });
      if (tools.length === 0) return [];
      const whole = json(`api/v1/servers/${slug}/tools.json`) as { tools: { slug: string; definition: unknown }[] };
      const bySlug = new Map(whole.tools.map((tool) => [tool.slug, tool.definition]));
      return tools.filter((tool) => {
        const alone = json(`api/v1/tools/${slug}/${tool.slug}.json`) as { name: string };
        const stored = readTool(db, slug, tool.slug)?.definition;
        return alone.name !== tool.name || stringifyJson(bySlug.get(tool.slug)) !== stringifyJson(stored);
      });
    });
    db.close();
    expect(faults).toEqual([]);
  });

  it('link only to what is there', () => {
    const faults = paths.flatMap(([path, , kind]) => {
      if (!['tool', 'server', 'index'].includes(kind)) return [];
      const { links } = json(path) as { links: Record<string, string> };
      return Object.values(links).filter((to) => !files.has(to.slice(1)) && !files.has(`${to.slice(1)}index.html`));
    });
    expect(faults).toEqual([]);
  });

  it('have downloads whose checksums hold, on the page too', () => {
    const sums = files.get('download/SHA256SUMS')?.toString('utf8') ?? '';
    const page = files.get('download/index.html')?.toString('utf8');
    const faults = sums.split('\n').flatMap((line) => {
      if (line === '') return [];
      const [sum = '', file = ''] = line.split('  ');
      const body = files.get(`download/${file}`) ?? '';
      return createHash('sha256').update(body).digest('hex') === sum && page?.includes(line) ? [] : [line];
    });
    expect(sums.split('\n')).toHaveLength(6);
    expect(faults).toEqual([]);
  });

  it('list servers as the official registry does, so that a crawl of this site reads them all', async () => {
    const { url, server } = await serveSite(out, 0);
    const read = await readSource(officialRegistry(url)).finally(() => server.close());
    // These two packages have names that no registry allows; their servers are read all the same.
    const refused = ['com.example/evil', 'io.github.mcp-risk-catalog/image'];
    expect(read.dropped.map(({ where }) => where)).toEqual(
      refused.map((name) => `official-registry ${name}: packages[0]`),
    );
    expect(read.end?.covered).toBe('everything');
    const db = openCatalogToRead(catalog);
    const there = readServers(db).filter(({ state, sameAs }) => state !== 'gone' && sameAs === undefined);
    const listed = (json('v0.1/servers') as { servers: { _meta: Record<string, { id: string }> }[] }).servers;
    expect(listed.map(({ _meta }) => Object.values(_meta)[0]?.id)).toEqual(there.map(({ id }) => id));
    expect(read.records).toHaveLength(there.length);
    // What such a crawl would start is what the record that names the server says.
    const offered = there.map(({ id, slug }) => {
      const record = readRecordsOf(db, id).find(({ source }) => source === readServer(db, slug)?.source);
      return record?.packages.filter(({ transport }) => transport === 'stdio') ?? [];
    });
    db.close();
    const rows = read.records.map(({ key, packages }, i) => (refused.includes(key) ? offered[i] : packages));
    // A crawl tries them in an order of its own.
    const named = (lists: typeof offered) =>
      lists.map((list) => list.toSorted((a, b) => (a.package < b.package ? -1 : 1)));
    expect(named(rows.map((list) => list ?? []))).toEqual(named(offered));
    expect(offered.flat().length).toBeGreaterThan(3);
  });

  it('draw badges that are well-formed and honest', () => {
    const broken = [...files].filter(([path, body]) => {
      if (!/^badge\/.*\.svg$/.test(path)) return false;
      return new DOMParser().parseFromString(body.toString('utf8'), 'image/svg+xml').documentElement?.tagName !== 'svg';
    });
    expect(broken).toEqual([]);
    expect(json('badge/silent.json')).toMatchObject({ message: 'not listed' });
  });
});
