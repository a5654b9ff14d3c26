import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceRecord } from '../../../catalog/record.ts';
import type { Batch, Dropped, ReadToEnd } from '../source.ts';
import { inWords, isObject } from '../shared/lenient.ts';
import { placeOf, readTile } from './record.ts';
import { SERVER_NAME, ServerYaml } from './schema.ts';
import { parseYaml } from './yaml.ts';

const MOST_BYTES = { yaml: 2 ** 20, tools: 8 * 2 ** 20 };
const BATCH = 50;

/** Reads a checkout of the repository docker/mcp-registry. */
export async function* readCheckout(folder: string, now: string): AsyncGenerator<Batch, ReadToEnd> {
  const names = await serverNames(folder);
  for (let at = 0; at < names.length; at += BATCH) {
    const records: SourceRecord[] = [];
    const dropped: Dropped[] = [];
    for (const name of names.slice(at, at + BATCH)) {
      const read = await readServer(folder, name, now);
      if (read.record !== undefined) records.push(read.record);
      dropped.push(...read.dropped);
    }
    yield { records, dropped };
  }
  return { covered: 'everything' };
}

async function serverNames(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'servers'), { withFileTypes: true }).catch((cause: unknown): Dirent[] => {
    throw new Error(
      `docker-catalog is read from https://… or from a checkout of docker/mcp-registry, and there is no folder "servers" in ${folder}. Check the path.`,
      { cause },
    );
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readServer(
  folder: string,
  name: string,
  now: string,
): Promise<{ record?: SourceRecord; dropped: Dropped[] }> {
  const dropAll = (reason: string): { dropped: Dropped[] } => ({ dropped: [{ where: placeOf(name), reason }] });
  if (!SERVER_NAME.test(name)) return dropAll('the name of its folder is not the name of a server');
  const files = join(folder, 'servers', name);
  try {
    const raw = parseYaml(await textOf(join(files, 'server.yaml'), MOST_BYTES.yaml));
    const server = ServerYaml.safeParse(raw);
    if (!server.success) return dropAll(inWords(server.error));
    if (server.data.name !== name) return dropAll('it has another name than its folder');
    const { tools, problem } = await readToolsFile(join(files, 'tools.json'));
    const url = `https://github.com/docker/mcp-registry/tree/main/servers/${name}`;
    const read = readTile({
      name,
      tile: tileOf(server.data),
      tools,
      raw: { server: raw, tools },
      url,
      retrievedAt: now,
    });
    if (problem !== undefined) read.dropped.push({ where: `${placeOf(name)}: tools.json`, reason: problem });
    return read;
  } catch (error) {
    return dropAll(error instanceof Error ? error.message : String(error));
  }
}

async function readToolsFile(path: string): Promise<{ tools: unknown[]; problem?: string }> {
  if ((await lstat(path).catch(() => undefined)) === undefined) return { tools: [] };
  try {
    const tools: unknown = JSON.parse(await textOf(path, MOST_BYTES.tools));
    return Array.isArray(tools) ? { tools } : { tools: [], problem: 'it is not a list' };
  } catch (error) {
    return { tools: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A file of the checkout itself: a link could lead to any file of this machine. */
async function textOf(path: string, mostBytes: number): Promise<string> {
  const file = await lstat(path).catch((cause: unknown) => {
    throw new Error('it has no server.yaml', { cause });
  });
  if (!file.isFile()) throw new Error('its file is a link or a folder, which is not read');
  if (file.size > mostBytes) throw new Error(`its file is larger than ${mostBytes} bytes`);
  return readFile(path, 'utf8');
}

/** The catalog's own build does the same: `server.yaml` in, tile out. */
function tileOf({ about, source, run, config, oauth, ...server }: ServerYaml): Record<string, unknown> {
  const variables = Object.entries(isObject(run['env']) ? run['env'] : {});
  const listed: unknown[] = Array.isArray(config['env']) ? config['env'] : [];
  return {
    ...server,
    title: about['title'],
    description: about['description'],
    source: source['project'],
    upstream: source['upstream'],
    directory: source['directory'],
    ...run,
    secrets: config['secrets'],
    env: [...listed, ...variables.map(([name, value]) => ({ name, value }))],
    config: isObject(config['parameters']) ? [config['parameters']] : [],
    oauth: { providers: oauth },
  };
}
