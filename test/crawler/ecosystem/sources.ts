import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtIn } from '../../../crawler/sources/built-in/source.ts';
import { dockerCatalog } from '../../../crawler/sources/docker-catalog/source.ts';
import { githubRegistry } from '../../../crawler/sources/github-registry/source.ts';
import { glama } from '../../../crawler/sources/glama/source.ts';
import { htmlList } from '../../../crawler/sources/html-list/source.ts';
import { importSource } from '../../../crawler/sources/import/source.ts';
import { officialRegistry } from '../../../crawler/sources/official-registry/source.ts';
import { smithery } from '../../../crawler/sources/smithery/source.ts';
import type { Source } from '../../../crawler/sources/source.ts';
import { toolhiveCatalog } from '../../../crawler/sources/toolhive-catalog/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { dockerTile, startDockerCatalog } from '../sources/doubles/docker-catalog.ts';
import { startGithubRegistry } from '../sources/doubles/github-registry.ts';
import { glamaServer, startGlama } from '../sources/doubles/glama.ts';
import { card, startHtml } from '../sources/doubles/html-list.ts';
import { startOfficialRegistry, type RegistryRow } from '../sources/doubles/official-registry.ts';
import { smitheryServer, startSmithery } from '../sources/doubles/smithery.ts';
import { startToolhiveCatalog, toolhiveEntry } from '../sources/doubles/toolhive-catalog.ts';
import { startBundles } from './bundles.ts';
import { LEDGER } from './package-faults.ts';
import { ODD_PROGRAMS, PROGRAM_FAULTS } from './program-faults.ts';
import { selectorFile } from './source-faults.ts';
import { slugIn } from './table.ts';

/** Who the server is that five sources name. */
export const IN_FIVE_SOURCES = 'io.github.acme/ledger';

/** The tools that sources declare, or claim, for servers that nobody can ask here. */
export const TOLD: Record<string, string[]> = {
  'example.toolhive/declared': ['declared_by_toolhive'],
  'docker/declared': ['declared_by_docker'],
  'glama/acme/server-declared': ['declared_by_glama'],
  'smithery/declared': ['declared_by_smithery'],
  'imported/declared': ['imported_tool'],
  'html-list/pages/claimed': ['claimed_tool'],
  'bundles/whole': ['post_entry'],
};

interface Started {
  /** Of the official registry. */
  rows: RegistryRow[];
  /** Where the server of five sources is spoken to. */
  ledger: string;
  /** Is given what has to be closed after the tests. */
  ends: (end: { close: () => unknown }) => void;
}

/** One good source of each kind. */
export async function startSources({ rows, ledger, ends }: Started): Promise<Source[]> {
  const remotes = [{ type: 'streamable-http', url: ledger }];
  const entry = { name: IN_FIVE_SOURCES, version: '1.0.0', repository: { url: 'https://github.com/acme/ledger' } };
  const official = await startOfficialRegistry({
    rows: [...rows, { server: { ...entry, packages: [LEDGER], remotes } }],
  });
  const server = { ...entry, title: 'The ledger that GitHub knows', packages: [LEDGER] };
  const github = await startGithubRegistry({ entries: [{ server }] });
  const toolhive = await startToolhiveCatalog({
    toolhive: [
      toolhiveEntry(IN_FIVE_SOURCES, { tools: ['another_tool'] }, { version: '0.9.0' }),
      toolhiveEntry('example.toolhive/declared', { tools: ['declared_by_toolhive'] }),
    ],
  });
  const docker = await startDockerCatalog(
    {
      ledger: dockerTile('ledger', { source: 'https://github.com/acme/ledger', toolsUrl: '' }),
      declared: dockerTile('declared', { source: 'https://github.com/acme/declared' }),
      'bad name!': dockerTile('bad'),
      astray: dockerTile('astray', {
        source: '',
        upstream: '',
        tools: [],
        toolsUrl: 'https://fails-once.mcp.example/tools',
      }),
    },
    { declared: [{ name: 'declared_by_docker', description: 'Is declared.' }] },
  );
  const glamaDouble = await startGlama([glamaServer('declared')]);
  glamaDouble.tools['declared'] = [{ name: 'declared_by_glama' }];
  const smitheryDouble = await startSmithery([smitheryServer('acme-ledger'), smitheryServer('declared')]);
  smitheryDouble.details['acme-ledger'] = { connections: [{ type: 'http', deploymentUrl: ledger }] };
  smitheryDouble.details['declared'] = { tools: [{ name: 'declared_by_smithery' }] };
  const html = await startHtml({ '/servers': card('claimed', CLAIM) });
  const bundles = await startBundles();
  for (const double of [official, github, toolhive, docker, bundles.host]) ends(double);
  return [
    officialRegistry(official.url),
    githubRegistry(github.url),
    toolhiveCatalog(toolhive.url),
    dockerCatalog(docker.place),
    glama(glamaDouble.url),
    smithery(smitheryDouble.url),
    htmlList(selectorFile('pages', `${html.url}/servers`)),
    importSource(importFile()),
    builtIn(launchList()),
    bundles.source,
  ];
}

const CLAIM = `<table class="tools"><tr><th>Name</th></tr>
  <tr><td><a href="#x">claimed_tool</a></td><td>Is claimed.</td></tr></table>`;

function importFile(): string {
  const file = join(temporaryFolder(), 'manifests.jsonl');
  const manifest = { server: 'imported/declared', tools: [{ name: 'imported_tool' }] };
  writeFileSync(file, `${JSON.stringify(manifest)}\n{"server":"imported/broken"\n[]\n`);
  return file;
}

function launchList(): string {
  const file = join(temporaryFolder(), 'servers.json');
  const lines = [...PROGRAM_FAULTS, ...ODD_PROGRAMS].map((it) =>
    JSON.stringify({
      ...{ id: slugIn(it), registry: 'npm', package: 'acme-programs', version: '1.0.0' },
      ...{ bin: it.bin, args: it.args ?? [] },
    }),
  );
  writeFileSync(file, `[\n${[...lines, '{"id":"broken"'].join(',\n')}\n]\n`);
  return file;
}
