import { domainToASCII } from 'node:url';

/** Who asked not to be crawled. */
export interface OptOut {
  /** With or without a port. */
  host: (host: string) => boolean;
  server: (id: string) => boolean;
  package: (registry: string, name: string) => boolean;
  /** One sentence for each line that says nothing. */
  problems: string[];
}

const REGISTRIES = new Set(['npm', 'pypi', 'oci', 'nuget', 'mcpb']);

/**
 * Reads a list of those who asked not to be crawled, one a line: a host, `*.host` for it and all names under it,
 * `server:<id>`, or `<registry>:<package>`. What follows a `#` is a comment.
 */
export function readOptOut(text: string): OptOut {
  const hosts = new Set<string>();
  const under = new Set<string>();
  const servers = new Set<string>();
  const packages = new Set<string>();
  const problems: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const entry = line.replace(/#.*/, '').trim();
    if (entry === '') continue;
    const colon = entry.indexOf(':');
    const kind = entry.slice(0, Math.max(colon, 0)).toLowerCase();
    const rest = entry.slice(colon + 1).trim();
    const host = colon === -1 ? asciiHost(entry.replace(/^\*\./, '')) : '';
    if (kind === 'server' && rest !== '') servers.add(rest.toLowerCase());
    else if (REGISTRIES.has(kind) && rest !== '') packages.add(packageKey(kind, rest));
    else if (host !== '') (entry.startsWith('*.') ? under : hosts).add(host);
    else problems.push(`Line ${index + 1} is not a host, server:<id> or <registry>:<package>. Correct or remove it.`);
  }
  return {
    host: (host) => isListed(asciiHost(withoutPort(host)), hosts, under),
    server: (id) => servers.has(id.toLowerCase()),
    package: (registry, name) => packages.has(packageKey(registry, name)),
    problems,
  };
}

function isListed(host: string, hosts: Set<string>, under: Set<string>): boolean {
  if (hosts.has(host)) return true;
  for (let at = host; at !== ''; at = at.slice(at.indexOf('.') + 1)) {
    if (under.has(at)) return true;
    if (!at.includes('.')) return false;
  }
  return false;
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** Empty for what is no host. */
function asciiHost(text: string): string {
  return domainToASCII(text.trim().replace(/\.$/, '')).toLowerCase();
}

/** PyPI takes runs of `-`, `_` and `.` for the same; upper and lower case differ nowhere where it matters here. */
function packageKey(registry: string, name: string): string {
  const lower = name.toLowerCase();
  return `${registry.toLowerCase()}:${registry.toLowerCase() === 'pypi' ? lower.replace(/[-_.]+/g, '-') : lower}`;
}
