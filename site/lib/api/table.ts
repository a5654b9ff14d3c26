import { z } from 'zod';
import { counts } from '../catalog.ts';
import { badge, badgeData } from './badge.ts';
import { once, type Context, type DocumentKind } from './document.ts';
import { pins } from './pins.ts';
import { server } from './server.ts';
import { serverList, serverListPath } from './servers.ts';
import { category, count, links, risk, state, time } from './shapes.ts';
import { tool } from './tool.ts';
import { tools } from './tools.ts';
import { WORDS } from './words.ts';
import { changes } from './changes.ts';
import { registryList } from './registry/list.ts';
import { DOWNLOADS } from '../downloads/kinds.ts';

const Index = z.object({
  dataFrom: time.optional().meta({ description: 'ISO 8601, UTC: the newest listing; absent in an empty catalog.' }),
  ...{ servers: count, listed: count, tools: count },
  risks: z.partialRecord(risk, count),
  categories: z.partialRecord(category, count),
  states: z.partialRecord(state, count),
  documents: z.array(z.object({ id: z.string(), path: z.string(), title: z.string(), about: z.string() })),
  links,
});

const index: DocumentKind = {
  id: 'index',
  path: '/api/v1/index.json',
  title: 'What there is',
  about: 'Counts, the date of the data, and every kind of document with its address.',
  media: 'application/json',
  schema: Index,
  params: once,
  build(_params, { url }): z.infer<typeof Index> {
    const { newest, servers, listed, tools, risks, categories, states } = counts();
    return {
      ...{ dataFrom: newest, servers, listed, tools, risks, categories, states },
      documents: DOCUMENTS.map(({ id, path, title, about }) => ({ id, path: url('') + path, title, about })),
      links: {
        servers: url(serverListPath(1)),
        openapi: url('/api/v1/openapi.json'),
        ...Object.fromEntries(WORDS.map(({ id, path }) => [id, url(path)])),
      },
    };
  },
};

const schemas: DocumentKind = {
  id: 'schema',
  path: '/api/v1/schema/{name}.json',
  title: 'A JSON Schema',
  about: 'The JSON Schema of each kind of document.',
  media: 'application/json',
  *params() {
    for (const { id, schema } of DOCUMENTS) if (schema !== undefined) yield { name: id };
  },
  build({ name = '' }, { url }): unknown {
    const kind = DOCUMENTS.find(({ id }) => id === name);
    if (kind?.schema === undefined) return undefined;
    const { $schema, ...schema } = schemaOf(kind.schema);
    return { $schema, $id: url(`/api/v1/schema/${name}.json`), title: kind.title, ...schema };
  },
};

const openApi: DocumentKind = {
  id: 'openapi',
  path: '/api/v1/openapi.json',
  title: 'The OpenAPI document',
  about: 'This API in the terms of OpenAPI 3.1.',
  media: 'application/json',
  params: once,
  build: (_params, context) => describe(context),
};

/** Every kind of document: the schemas, the OpenAPI document and the pages about them are made from this table. */
export const DOCUMENTS: readonly DocumentKind[] = [
  ...[index, serverList, server, tools, pins, tool],
  ...WORDS,
  changes,
  ...DOWNLOADS,
  registryList,
  ...[badgeData, badge, schemas, openApi],
];

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'output' });
}

function describe({ url }: Context): unknown {
  return {
    openapi: '3.1.0',
    info: { title: 'MCP Risk Catalog', version: '1', description: 'Static files: every document is read with GET.' },
    servers: [{ url: url('') === '' ? '/' : url('') }],
    paths: Object.fromEntries(DOCUMENTS.map((kind) => [kind.path, { get: operationOf(kind) }])),
    components: {
      schemas: Object.fromEntries(
        DOCUMENTS.flatMap(({ id, schema }) => {
          if (schema === undefined) return [];
          return [[id, schemaOf(schema)]];
        }),
      ),
    },
  };
}

function operationOf(kind: DocumentKind): unknown {
  const names = [...kind.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const isJson = kind.schema !== undefined && kind.media === 'application/json';
  const schema = isJson ? { schema: { $ref: `#/components/schemas/${kind.id}` } } : {};
  return {
    operationId: kind.id,
    summary: kind.title,
    description: kind.about,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    responses: {
      200: { description: kind.title, content: { [kind.media]: schema } },
      404: { description: 'There is none.' },
    },
  };
}
