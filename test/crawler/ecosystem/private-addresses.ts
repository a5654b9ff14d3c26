import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { dockerCatalog } from '../../../crawler/sources/docker-catalog/source.ts';
import type { Source } from '../../../crawler/sources/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { slugIn } from './table.ts';
import type { World } from './world.ts';

/** Addresses of one's own machine and network, in all spellings: nobody's who is not asked to test. */
export const PRIVATE_ADDRESSES: { name: string; at?: string; addresses?: string[] }[] = [
  { name: 'loopback', at: 'https://127.0.0.1/mcp' },
  { name: 'loopback in short', at: 'https://127.1/mcp' },
  { name: 'loopback as a number', at: 'https://2130706433/mcp' },
  { name: 'loopback in hexadecimal', at: 'https://0x7f.0.0.0x1/mcp' },
  { name: 'loopback in octal', at: 'https://0177.0.0.1/mcp' },
  { name: 'another loopback', at: 'https://127.255.255.254/mcp' },
  { name: 'IPv6 loopback', at: 'https://[::1]/mcp' },
  { name: 'IPv6 loopback at length', at: 'https://[0:0:0:0:0:0:0:1]/mcp' },
  { name: 'IPv4 loopback in IPv6', at: 'https://[::ffff:127.0.0.1]/mcp' },
  { name: 'IPv4 loopback behind NAT64', at: 'https://[64:ff9b::7f00:1]/mcp' },
  { name: 'IPv4 loopback in 6to4', at: 'https://[2002:7f00:1::]/mcp' },
  { name: 'no address', at: 'https://[::]/mcp' },
  { name: 'a private network', at: 'https://10.0.0.1/mcp' },
  { name: 'another private network', at: 'https://172.31.255.255/mcp' },
  { name: 'a home', at: 'https://192.168.1.1/mcp' },
  { name: 'a private network of IPv6', at: 'https://[fd12:3456::1]/mcp' },
  { name: 'a provider', at: 'https://100.64.0.1/mcp' },
  { name: 'the local link', at: 'https://[fe80::1]/mcp' },
  { name: 'the metadata service', at: 'https://169.254.169.254/latest' },
  { name: 'the metadata service in IPv6', at: 'https://[fd00:ec2::254]/latest' },
  { name: 'the metadata service of Azure', at: 'https://168.63.129.16/metadata' },
  { name: 'a name that leads to loopback', addresses: ['127.0.0.1'] },
  { name: 'a name that leads to a private network', addresses: ['10.1.2.3'] },
  { name: 'a name that leads to the metadata service', addresses: ['169.254.169.254'] },
  { name: 'a host without encryption', at: 'http://plain.example/mcp' },
];

export function idOfAddress(address: { name: string }): string {
  return `docker/${slugIn(address)}`;
}

/** A catalog in a folder, so that the crawl that reads it has no need of private addresses. */
export function sourceOfAddresses(world: World): Source {
  const folder = temporaryFolder();
  for (const address of PRIVATE_ADDRESSES) {
    const name = slugIn(address);
    const { at = `${world.add(name, { answer: ({ response }) => response.end(), ...address })}/mcp` } = address;
    const home = join(folder, 'servers', name);
    mkdirSync(home, { recursive: true });
    const remote = { transport_type: 'streamable-http', url: at };
    writeFileSync(
      join(home, 'server.yaml'),
      stringify({ name, type: 'remote', about: {}, source: {}, run: {}, config: {}, remote }),
    );
  }
  return dockerCatalog(folder);
}
