import type { PackageOffer, Remote, SourceRecord } from '../../../catalog/record.ts';
import { stringifyJson } from '../../../catalog/json.ts';
import type { Dropped } from '../source.ts';
import { readImage } from '../shared/server-json/image.ts';
import { dropInto, goodItems, inWords, quoted, type Drop } from '../shared/lenient.ts';
import { RemoteJson } from '../shared/server-json/schema.ts';
import { HeaderName, Secret, Tile } from './schema.ts';
import { readSettings } from './settings.ts';
import { readTools } from './tools.ts';

/** A server of the catalog before it is read, from either of its places. */
interface TileEntry {
  name: string;
  tile: unknown;
  /** The list of its tools that stands outside of its entry. */
  tools: unknown[];
  /** As it came: what `SourceRecord.body` keeps. */
  raw: unknown;
  url: string;
  retrievedAt: string;
}

const ID = 'docker-catalog';

/** Where a server of the catalog is, in reports. */
export function placeOf(name: string): string {
  return `${ID} ${quoted(name).slice(1, -1)}`;
}

/** Reads one server. What is wrong with it costs no more than it must, and is told. */
export function readTile(entry: TileEntry): { record?: SourceRecord; dropped: Dropped[] } {
  const { name, url, retrievedAt } = entry;
  const read = Tile.safeParse(entry.tile);
  if (!read.success) return { dropped: [{ where: placeOf(name), reason: inWords(read.error) }] };
  const tile = read.data;
  const dropped: Dropped[] = [];
  const drop = dropInto(dropped, placeOf(name));
  const declared = readTools(entry.tools.length > 0 ? entry.tools : tile.tools, drop);
  const repository = repositoryOf(tile);
  const key = `docker/${name}`;
  const record: SourceRecord = {
    source: ID,
    key,
    id: key,
    title: tile.title ?? name,
    ...(tile.description === undefined ? {} : { description: tile.description }),
    ...(repository === undefined ? {} : { repository }),
    repositoryVouched: repository !== undefined,
    status: 'active',
    packages: packagesOf(tile, drop),
    remotes: remotesOf(tile, drop),
    ...(declared && {
      declared: { tools: declared.tools, complete: declared.complete && tile.dynamic?.tools !== true },
    }),
    notes: notesOf(tile, declared?.flattened ?? false),
    url,
    retrievedAt,
    body: stringifyJson(entry.raw),
  };
  return { record, dropped };
}

function packagesOf(tile: Tile, drop: Drop): PackageOffer[] {
  if (tile.image === undefined || tile.image === '') return [];
  const image = readImage(tile.image);
  if (typeof image === 'string') {
    drop('image', `${quoted(tile.image)}: ${image}`);
    return [];
  }
  // Docker takes the newest of an image that is named without a version.
  const version = image.digest ?? image.tag ?? 'latest';
  const settings = readSettings(tile, drop);
  return [{ registry: 'oci', package: image.reference, version, transport: 'stdio', settings }];
}

function remotesOf({ remote, secrets }: Tile, drop: Drop): Remote[] {
  if (remote?.url === undefined) return [];
  const read = RemoteJson.safeParse({ type: remote.transport_type, url: remote.url, headers: [] });
  if (!read.success) {
    drop('remote', inWords(read.error));
    return [];
  }
  const variables = goodItems(secrets, Secret, 'secrets', drop).map(({ item }) => item.env);
  const headers = Object.entries(remote.headers ?? {}).flatMap(([name, value]) => {
    if (!HeaderName.safeParse(name).success) {
      drop('remote.headers', `${quoted(name)} is not the name of a header`);
      return [];
    }
    const used = [...String(value).matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, variable = '']) => variable);
    return [{ name, required: true, secret: used.some((variable) => variables.includes(variable)) }];
  });
  return [{ transport: read.data.type, url: read.data.url, headers }];
}

/** A tile has one address, down to the commit and folder: `https://github.com/<owner>/<name>/tree/<commit>/<folder>`. */
function repositoryOf({ source, upstream, directory }: Tile): SourceRecord['repository'] {
  const url = URL.parse(source ?? '') ?? URL.parse(upstream ?? '');
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const [, owner, name, tree, , ...folder] = url.pathname.replace(/\/+$/, '').split('/');
  const isTree = url.host === 'github.com' && tree === 'tree';
  const subfolder = directory ?? (isTree ? folder.join('/') : '');
  const isInside = /^[^\p{Cc}\\]+$/u.test(subfolder) && !subfolder.split('/').includes('..');
  return {
    url: isTree ? `https://github.com/${owner ?? ''}/${name ?? ''}` : url.href,
    ...(isInside && { subfolder: subfolder.replace(/^(?:\.?\/)+/, '') }),
  };
}

/** Ready-made evidence: what the catalog lets a server reach, and what it must be given. */
function notesOf(tile: Tile, flattenedArguments: boolean): SourceRecord['notes'] {
  const secrets = tile.secrets.flatMap((raw) => {
    const secret = Secret.safeParse(raw);
    return secret.success ? [secret.data.env] : [];
  });
  const notes = {
    type: tile.type,
    secrets,
    allowHosts: tile.allowHosts,
    volumes: tile.volumes,
    disableNetwork: tile.disableNetwork,
    user: tile.user,
    oauth: tile.oauth?.providers ?? [],
    parameters: tile.config ?? [],
    longLived: tile.longLived,
    requirement: tile.requirement,
    dynamicTools: tile.dynamic?.tools ?? false,
    flattenedArguments,
  };
  return Object.fromEntries(
    Object.entries(notes).filter(
      ([, note]) => note !== undefined && note !== false && (!Array.isArray(note) || note.length > 0),
    ),
  );
}
