import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../fixture.ts';
import { sha256 } from './python-index.ts';

/** A server for a system of nothing but a shell: it tells how it was started, and what it can reach. */
const SERVER = String.raw`#!/bin/sh
(: > /written) 2> /dev/null && root=writable || root=read-only
(: > /tmp/written) 2> /dev/null && tmp=writable || tmp=read-only
networks=
while read -r name rest; do case $name in *:) networks="$networks$name" ;; esac; done < /proc/net/dev
while read -r name user rest; do [ "$name" = Uid: ] && uid=$user; done < /proc/self/status
answer() { printf '{"jsonrpc":"2.0","id":%s,"result":%s}\n' "$id" "$1"; }
tool() { printf '{"name":"%s","description":"%s","inputSchema":{"type":"object"}}' "$1" "$2"; }
while read -r line; do
  id=${'$'}{line##*\"id\":}
  id=${'$'}{id%%[,\}]*}
  case $line in
    *'"initialize"'*)
      answer '{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"image","version":"1"}}' ;;
    *'"tools/list"'*)
      answer "{\"tools\":[$(tool arguments "$*"),$(tool key "$ACME_KEY"),$(tool home "$HOME"),$(tool root $root),$(tool tmp $tmp),$(tool networks "$networks"),$(tool uid "$uid")]}" ;;
  esac
done
`;

/** A layer with a shell, what it is linked against, and the server. */
function layer(): { folder: string; file: string } {
  const folder = temporaryFolder();
  const linked = execFileSync('/usr/bin/ldd', ['/bin/sh'], { encoding: 'utf8' }).match(/\/\S+/g) ?? [];
  for (const path of ['/bin/sh', ...linked]) {
    mkdirSync(join(folder, 'root', dirname(path)), { recursive: true });
    copyFileSync(path, join(folder, 'root', path));
  }
  for (const name of ['tmp', 'proc', 'dev', 'sys', 'etc', 'home/user', 'run'])
    mkdirSync(join(folder, 'root', name), { recursive: true });
  // As in every image: some engines give what they mount there the mode of what was there.
  chmodSync(join(folder, 'root/tmp'), 0o1777);
  writeFileSync(join(folder, 'root/server.sh'), SERVER, { mode: 0o755 });
  const file = join(folder, 'layer.tar');
  execFileSync('tar', ['-cf', file, '-C', join(folder, 'root'), '.']);
  return { folder, file };
}

/** A registry of images on the loopback interface (the OCI distribution protocol, as far as pulling goes). */
export async function startImageRegistry(
  name: string,
  tag: string,
): Promise<{ host: string; digest: string; layer: string; asked: string[]; close: () => void }> {
  const { file } = layer();
  const data = readFileSync(file);
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const config = Buffer.from(
    JSON.stringify({
      ...{ architecture, os: 'linux' },
      config: { Entrypoint: ['/bin/sh', '/server.sh'], Cmd: ['by-itself'] },
      rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(data)}`] },
    }),
  );
  const describe = (mediaType: string, bytes: Buffer): object => ({
    ...{ mediaType: `application/vnd.oci.image.${mediaType}`, digest: `sha256:${sha256(bytes)}`, size: bytes.length },
  });
  const manifest = Buffer.from(
    JSON.stringify({
      ...{ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json' },
      config: describe('config.v1+json', config),
      layers: [describe('layer.v1.tar', data)],
    }),
  );
  const digest = `sha256:${sha256(manifest)}`;
  const blobs = new Map([data, config].map((bytes) => [`/v2/${name}/blobs/sha256:${sha256(bytes)}`, bytes]));
  const manifests = [tag, digest].map((reference) => `/v2/${name}/manifests/${reference}`);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method ?? ''} ${path} ${request.headers.authorization ?? ''}`);
    const isManifest = manifests.includes(path);
    const body = path === '/v2/' ? Buffer.from('{}') : isManifest ? manifest : blobs.get(path);
    if (body === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' });
      return response.end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}');
    }
    response.setHeader('content-length', body.length);
    if (isManifest) {
      response.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json');
      response.setHeader('docker-content-digest', digest);
    }
    return response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The registry double has no port.');
  return { host: `127.0.0.1:${address.port}`, digest, layer: file, asked, close: () => server.close() };
}
