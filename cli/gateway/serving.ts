import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openAudit } from '../../gateway/audit.ts';
import { openCounters } from '../../gateway/counters/open.ts';
import { GatewayError, reasonOf } from '../../gateway/errors.ts';
import { serveHttp, type HttpFront, type HttpOptions } from '../../gateway/front/http.ts';
import { serveStdio } from '../../gateway/front/stdio.ts';
import type { OpenGrant, Shared } from '../../gateway/grants/sessions.ts';
import { EXIT, UsageError } from '../errors.ts';
import { say } from './program.ts';
import { askedToStop } from './signals.ts';

export interface Opened {
  shared: Shared;
  close: () => Promise<void>;
}

/**
 * Opens what all grants share.
 * @throws GatewayError when the counters or the audit log cannot be used
 * @throws UnreachableError when there is no Redis
 */
export async function openShared(paths: { state: string; audit: string; patience: number }): Promise<Opened> {
  const counters = await openCounters(paths.state);
  const audit = openAuditAt(paths.audit);
  return {
    shared: { counters, audit, patience: paths.patience, warn: say },
    close: async () => {
      await counters.close();
      audit.close();
    },
  };
}

function openAuditAt(path: string): ReturnType<typeof openAudit> {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return openAudit(path);
  } catch (error) {
    throw new GatewayError(`${path}: the audit log cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Serves one client over standard input and output, until it leaves, the server ends, or the process is asked to stop.
 * @returns the exit code
 */
export async function serveOverStdio(grant: OpenGrant): Promise<number> {
  const client = { left: false };
  const served = serveStdio((side) => {
    // This one connection is one session, whatever the protocol calls it.
    const listener = grant.connect(side, randomUUID());
    return {
      message: listener.message,
      closed: (reason) => {
        client.left = true;
        listener.closed(reason);
      },
    };
  });
  const asked = askedToStop().then(() => {
    client.left = true;
  });
  await Promise.race([served, asked]);
  grant.close('the connection ended');
  return client.left ? EXIT.done : EXIT.unreachable;
}

/** Serves clients over HTTP until the process is asked to stop. */
export async function serveOverHttp(options: HttpOptions, started: (url: string) => void): Promise<void> {
  const front = await listen(options);
  started(front.url);
  if (!LOOPBACK.test(options.host))
    say('This address is not of this machine alone: put a proxy with TLS in front, or tokens travel in clear.');
  await askedToStop();
  await front.close();
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

async function listen(options: HttpOptions): Promise<HttpFront> {
  try {
    return await serveHttp(options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const where = `${options.host}:${options.port}`;
    const advice = 'Choose another with --http, or for "serve" under "listen" in the configuration.';
    throw new UsageError(`${where} cannot be listened on: ${error.message}. ${advice}`, { cause: error });
  }
}
