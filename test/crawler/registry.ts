import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FIXTURES, temporaryFolder } from './fixture.ts';

export interface RegistryDouble {
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  close: () => void;
}

interface Published {
  tarball: Buffer;
  refused: boolean;
  manifest: Record<string, unknown>;
}

/** A package whose command is one of the fixture servers. */
export interface FixturePackage {
  name: string;
  version: string;
  bin: Record<string, string> | string | undefined;
  /** The registry names the package but does not hand it out. */
  refused?: boolean;
  scripts?: Record<string, string>;
  readme?: string;
  /** What the registry says that the tarball is, when that is not true. */
  integrity?: string;
}

/**
 * An npm registry on the loopback interface, with packages made from the fixture servers.
 * @param latencyMs before each answer
 */
export async function startRegistry(packages: FixturePackage[], latencyMs = 0): Promise<RegistryDouble> {
  const asked: string[] = [];
  const published = new Map(packages.map((it) => [it.name, pack(it)]));
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const path = decodeURIComponent(request.url ?? '');
    asked.push(path);
    if (latencyMs > 0) await sleep(latencyMs);
    const [, name = '', file] = /^\/((?:@[^/]+\/)?[^/]+)(?:\/-\/(.+))?$/.exec(path) ?? [];
    const found = published.get(name);
    if (found === undefined)
      return response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"Not found"}');
    if (file !== undefined)
      return response.writeHead(found.refused ? 403 : 200).end(found.refused ? '' : found.tarball);
    const { version } = found.manifest as { version: string };
    const tarball = `http://${request.headers.host ?? ''}/${name}/-/package.tgz`;
    const dist = { ...(found.manifest['dist'] as object), tarball };
    const body = { name, 'dist-tags': { latest: version }, versions: { [version]: { ...found.manifest, dist } } };
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The registry double has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, asked, close: () => server.close() };
}

function pack({ name, version, bin, refused = false, scripts, readme, integrity: claimed }: FixturePackage): Published {
  const folder = temporaryFolder();
  const home = join(folder, 'package');
  mkdirSync(home);
  cpSync(FIXTURES, home, { recursive: true });
  const manifest = {
    name,
    version,
    ...(bin === undefined ? {} : { bin }),
    ...(scripts === undefined ? {} : { scripts }),
    ...(readme === undefined ? {} : { readme }),
  };
  writeFileSync(join(home, 'package.json'), JSON.stringify(manifest));
  execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: folder });
  const tarball = readFileSync(join(folder, 'package.tgz'));
  const integrity = claimed ?? `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  return { tarball, refused, manifest: { ...manifest, dist: { integrity } } };
}
