import { serverBySlug, servers } from '../catalog.ts';

/** How many servers of the catalog the example has, and among how many it looks for them. */
const SHOWN = 3;
const LOOKED_AT = 40;
/** Servers with more tools would fill the page. */
const MOST_TOOLS = 30;

/** How a package of each registry is started. */
const RUNNERS: Record<string, { command: string; args: string[]; at: string }> = {
  npm: { command: 'npx', args: ['-y'], at: '@' },
  pypi: { command: 'uvx', args: [], at: '==' },
};

/** A configuration to try the page with: the riskiest of the smaller servers that packages start, and one that no catalog can know. */
export function exampleConfig(): string {
  const entries = servers()
    .filter(({ basis, tools }) => basis === 'observed' && tools > 0 && tools <= MOST_TOOLS)
    .sort((a, b) => grave(b) - grave(a) || a.tools - b.tools)
    .slice(0, LOOKED_AT)
    .flatMap(({ slug }) => {
      const launch = serverBySlug(slug)?.manifest?.launch;
      const runner = launch && RUNNERS[launch.registry];
      return runner ? [{ ...runner, package: launch.package, version: launch.version, slug }] : [];
    })
    .slice(0, SHOWN)
    .map(({ command, args, at, package: name, version, slug }, i): [string, object] => [
      slug.replaceAll(/[^\w-]+/g, '-'),
      // The first without a version, as most people write it.
      { command, args: [...args, i === 0 ? name : `${name}${at}${version}`] },
    ]);
  const own = { command: 'node', args: ['/home/me/my-server.js'], env: { API_KEY: 'never-leaves-your-browser' } };
  return JSON.stringify({ mcpServers: { ...Object.fromEntries(entries), 'my-own': own } }, undefined, 2);
}

function grave({ risks }: ReturnType<typeof servers>[number]): number {
  return (risks.critical ?? 0) * 2 + (risks.high ?? 0);
}
