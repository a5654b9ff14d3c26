import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashToken } from '../../../gateway/tokens.ts';
import type { Home } from './run-gateway.ts';

export interface Written {
  servers: Record<string, unknown>;
  grants: Record<string, Record<string, unknown>>;
}

/** Where the commands look for the configuration of this home. */
export function configFile({ folder }: Home): string {
  return join(folder, '.config/mcp-risk-catalog/gateway.json');
}

export function readConfiguration(home: Home): Written {
  return JSON.parse(readFileSync(configFile(home), 'utf8')) as Written;
}

/** Writes a configuration by hand, on any free port. */
export function configure(home: Home, { listen = { port: 0 }, ...rest }: Partial<Written> & Record<string, unknown>) {
  mkdirSync(dirname(configFile(home)), { recursive: true });
  writeFileSync(configFile(home), JSON.stringify({ listen, ...rest }));
}

/** How a configuration names the program that starts with this command. */
export function program([command, ...args]: string[]) {
  return { command, args };
}

/** A grant as "grant" writes it. */
export function grantOf(home: Home, server: string, token: string, policy = home.policy) {
  return { server, policy, token: hashToken(token) };
}
