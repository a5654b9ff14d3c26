import { hostname } from 'node:os';
import { isRunning } from '../../../workplace.ts';
import type { Missing } from '../kind.ts';
import { ask, findEngine, type Engine } from './engine.ts';

const LABEL = 'mcp-risk-catalog.crawl';

/** The engine of this machine, without what crawls that were killed have left in it. */
export async function runtime(): Promise<Engine | Missing> {
  const engine = await findEngine();
  if (!('missing' in engine)) await removeLeftovers(engine);
  return engine;
}

/** Says which crawl a container belongs to: its engine may serve several machines. */
export function ownLabel(): string {
  return `${LABEL}=${hostname()}:${process.pid}`;
}

/** Containers live on when the crawl that started them is killed: their engine knows nothing of that. */
async function removeLeftovers(engine: Engine): Promise<void> {
  const { stdout: ids } = await ask(engine, ['ps', '--all', '--quiet', '--filter', `label=${LABEL}`]);
  for (const id of ids.split('\n').filter((line) => /^[a-f0-9]+$/.test(line))) {
    const format = `{{index .Config.Labels "${LABEL}"}}`;
    const { stdout: label } = await ask(engine, ['container', 'inspect', '--format', format, id]);
    const [host, pid] = label.trim().split(':');
    if (host === hostname() && !isRunning(Number(pid))) await ask(engine, ['rm', '--force', '--volumes', id]);
  }
}
