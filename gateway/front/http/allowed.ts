import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './refusal.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses what a page in a browser sends: under a name of its own that it made lead here (DNS rebinding), or from
 * another origin.
 */
export function notAllowed(request: IncomingMessage, hosts: string[], origins: string[]): Refusal | undefined {
  const { host = '', origin } = request.headers;
  if (!isAllowedHost(host.toLowerCase(), hosts)) {
    return forbidden(`the host ${JSON.stringify(host.slice(0, 200))} is not among the allowed hosts`, 'allowedHosts');
  }
  if (origin === undefined || origins.includes(origin) || isOwn(origin, host.toLowerCase())) return undefined;
  return forbidden(
    `the origin ${JSON.stringify(origin.slice(0, 200))} is not among the allowed origins`,
    'allowedOrigins',
  );
}

/** An allowed host without a port stands for every port of it. */
function isAllowedHost(host: string, allowed: string[]): boolean {
  const name = host.replace(/:\d{1,5}$/, '');
  return LOOPBACK.includes(name) || allowed.some((each) => each.toLowerCase() === host || each.toLowerCase() === name);
}

/**
 * Whether an origin is the gateway's own on this machine, which some programs send as theirs. No page is of it, because
 * the gateway serves none.
 */
function isOwn(origin: string, host: string): boolean {
  return isAllowedHost(host, []) && origin === `http://${host}`;
}

function forbidden(what: string, setting: string): Refusal {
  const message = `Forbidden: ${what}. If it is yours, add it to "${setting}" in the gateway's configuration.`;
  return { status: 403, code: -32000, message };
}

/** Lets a page of an allowed origin read the answer. */
export function allowOrigin({ headers: { origin } }: IncomingMessage, response: ServerResponse): void {
  if (origin === undefined) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'mcp-session-id, www-authenticate');
  response.setHeader('vary', 'origin');
}

/** Answers what a browser asks before it sends a page's request. It carries no token, and says nothing about grants. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const headers = request.headers['access-control-request-headers'] ?? '';
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': /^[\w\-, ]*$/.test(headers) ? headers : '',
  });
  response.end();
}
