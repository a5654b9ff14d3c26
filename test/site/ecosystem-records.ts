import type { PackageOffer, Remote, SourceRecord } from '../../catalog/record.ts';

/** The night on which everything was found first. */
export const FIRST = '2026-11-03T02:00:00.000Z';

/** What strangers can write into a record. */
export const EVIL = 'Evil \u202E<script>PWNED</script> & "friends"';

function record(source: string, key: string, changes: Partial<SourceRecord> = {}): SourceRecord {
  return {
    ...{ source, key, id: key, title: key, repositoryVouched: false, status: 'active', packages: [], remotes: [] },
    ...{ notes: {}, url: `https://${source}.example/${key}`, retrievedAt: FIRST, body: '{}' },
    ...changes,
  };
}

export function npm(name: string, version = '1.0.0'): PackageOffer {
  return { registry: 'npm', package: name, version, transport: 'stdio', settings: [] };
}

export function remoteAt(url: string): Remote {
  return { transport: 'streamable-http', url, headers: [] };
}

export const pypi: PackageOffer = { ...npm('acme-weather', '2.3.0'), registry: 'pypi' };
export const oci: PackageOffer = { ...npm('ghcr.io/acme/image', 'sha256:0f0f'), registry: 'oci' };

export const OFFICIAL = [
  record('official-registry', 'com.example/notes', { remotes: [remoteAt('https://notes.example.com/mcp')] }),
  record('official-registry', 'com.example/vault', { remotes: [remoteAt('https://vault.example.com/mcp')] }),
  record('official-registry', 'com.example/gone', { packages: [npm('@acme/gone')] }),
  record('official-registry', 'com.example/weather', {
    ...{
      title: 'Weather',
      version: 'v2.3.0',
      homepage: 'https://weather.example.com/',
      packages: [pypi, npm('acme-w')],
    },
    repository: { url: 'https://github.com/Acme/weather.git', subfolder: 'servers/weather' },
    ...{ repositoryVouched: true, description: 'Tells the weather.', notes: { secrets: ['WEATHER_KEY'] } },
  }),
  record('official-registry', 'com.example/slow', { remotes: [remoteAt('https://slow.example.com/mcp')] }),
  record('official-registry', 'com.example/readme', {
    ...{ status: 'deprecated', statusMessage: EVIL, packages: [npm('@acme/readme')] },
  }),
  record('official-registry', 'bundle'),
  record('official-registry', 'com.example/evil', {
    ...{ title: EVIL, description: `${EVIL} ${'long '.repeat(500)}`, version: EVIL, homepage: 'javascript:PWNED' },
    repository: { url: 'javascript:alert("PWNED")', subfolder: '../../\u202E' },
    ...{ packages: [npm(EVIL, EVIL)], remotes: [remoteAt('https://{tenant}.example.com/\u202E<b>')] },
    notes: {
      allowHosts: ['*.example.com', EVIL, ...Array.from({ length: 30 }, (_, i) => `host-${i}.example.com`)],
      permissions: { network: { outbound: { allow_host: [EVIL], insecure_allow_all: true } }, deep: deep(50) },
      environmentVariables: { type: 'object', properties: { [EVIL]: { type: 'string' } } },
      runtimeArguments: ['-v', '/:/host'],
      __proto__: { secrets: ['PWNED'] },
    },
    url: 'data:text/html,PWNED',
  }),
];

function deep(levels: number): unknown {
  return levels === 0 ? 'end' : { deeper: deep(levels - 1) };
}

export const TOOLHIVE = [
  record('toolhive-catalog', 'weather', {
    ...{
      title: 'Acme Weather',
      version: '2.3.0',
      homepage: 'https://www.weather.example.com',
      packages: [npm('weather-x')],
    },
    repository: { url: 'https://github.com/acme/weather', subfolder: 'servers/weather' },
    notes: { permissions: { network: { outbound: { allow_host: ['api.weather.example.com'] } } } },
  }),
  record('toolhive-catalog', 'image', { packages: [oci] }),
];

export const DOCKER = [
  record('docker-catalog', 'weather', {
    ...{ title: 'weather', version: '2.0.0', packages: [{ ...pypi, version: '2.0.0' }] },
    repository: { url: 'https://github.com/someone-else/weather' },
    notes: { allowHosts: ['api.weather.example.com:443'], volumes: ['/home/user/data:/data'], disableNetwork: true },
  }),
  record('docker-catalog', 'declared', { declared: { tools: [], complete: true }, packages: [npm('@acme/declared')] }),
];

export const PAGES = [record('html-list', 'list/page', { claimed: { tools: [] } })];
