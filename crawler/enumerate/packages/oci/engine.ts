import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientEnvironment, onPath } from '../environment.ts';
import type { Missing } from '../kind.ts';
import { runTool, type ToolRun } from '../run-tool.ts';

/** What runs images on this machine. */
export interface Engine {
  name: 'docker' | 'podman';
  file: string;
  /** How its client finds it. */
  env: Record<string, string>;
}

/** Looks for an engine that answers: Docker, else Podman. */
export async function findEngine(): Promise<Engine | Missing> {
  for (const name of ['docker', 'podman'] as const) {
    const file = onPath(name);
    if (file === undefined) continue;
    const engine = { name, file, env: clientEnvironment(OF_ENGINES) };
    const info = await ask(engine, ['info', '--format', name === 'docker' ? '{{.ServerVersion}}' : '{{.Host.Arch}}']);
    if (info.code !== 0) continue;
    if (name === 'podman') return engine;
    // Where the engine is can be said in the folder that also holds credentials; from here on it is said outright.
    const { code, stdout } = await ask(engine, ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
    const host = stdout.trim();
    if (code !== 0 || host === '') return engine;
    return {
      ...engine,
      env: { ...clientEnvironment(OF_ENGINES.filter((it) => it !== 'DOCKER_CONTEXT')), DOCKER_HOST: host },
    };
  }
  return { missing: MISSING };
}

const MISSING =
  'No container engine answers here. Install Docker or Podman, start it, and check that this user may use it; then crawl again.';

const OF_ENGINES = [
  ...['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'],
  ...['CONTAINER_HOST', 'CONTAINERS_CONF', 'CONTAINERS_STORAGE_CONF', 'CONTAINERS_REGISTRIES_CONF'],
  ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'],
];

/** Asks the engine something short. */
export function ask({ file, env }: Engine, args: string[], milliseconds = 20_000): Promise<ToolRun> {
  return runTool({ file, args, env, milliseconds });
}

/**
 * Pulls an image as anybody would: without the credentials of this user, whose private images are nobody's business.
 */
export async function pull({ name, file, env }: Engine, reference: string): Promise<ToolRun> {
  const folder = await mkdtemp(join(tmpdir(), 'mcp-risk-pull-'));
  try {
    await writeFile(join(folder, 'config.json'), '{}\n');
    // Podman tells by itself what is on this machine only when it is told that no certificate is to be expected there.
    const plain =
      name === 'podman' && /^(localhost|127\.0\.0\.1)(:\d+)?\//.test(reference) ? ['--tls-verify=false'] : [];
    const anonymous = { ...env, DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: join(folder, 'config.json') };
    return await runTool({ file, args: ['pull', '--quiet', ...plain, reference], env: anonymous, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
