import ipaddr from 'ipaddr.js';

/** Private means loopback or a private network: open to tests only. Refused is never asked. */
export type AddressKind = 'public' | 'private' | 'refused';

/** Addresses at which clouds give credentials to whoever asks, and which their range does not give away. */
const METADATA = new Set(['168.63.129.16', 'fd00:ec2::254', 'fd20:ce::254', 'fd00:42::42', 'fd00:c1::a9fe:a9fe']);

/** What is allocated to hosts of the Internet (RFC 4291). The rest of IPv6 that has no other name is nobody's. */
const GLOBAL_IPV6 = ipaddr.IPv6.parse('2000::');

const WELL_KNOWN_NAT64 = ipaddr.IPv6.parse('64:ff9b::');

/** What lies behind an IP address, in text. Text that is not an address is refused. */
export function kindOfAddress(text: string): AddressKind {
  if (!ipaddr.isValid(text)) return 'refused';
  const address = ipaddr.parse(text);
  return address instanceof ipaddr.IPv4 ? kindOfIPv4(address) : kindOfIPv6(address);
}

function kindOfIPv4(address: ipaddr.IPv4): AddressKind {
  if (METADATA.has(address.toString())) return 'refused';
  const range = address.range();
  if (range === 'unicast') return 'public';
  return range === 'private' || range === 'loopback' ? 'private' : 'refused';
}

function kindOfIPv6(address: ipaddr.IPv6): AddressKind {
  if (METADATA.has(address.toRFC5952String())) return 'refused';
  const range = address.range();
  if (range === 'unicast') return address.match(GLOBAL_IPV6, 3) ? 'public' : 'refused';
  if (range === 'loopback' || range === 'uniqueLocal') return 'private';
  // Both are other ways to write an IPv4 address. 6to4 and Teredo also hold one, but lead through a stranger's relay.
  const embeds = range === 'ipv4Mapped' || (range === 'rfc6052' && address.match(WELL_KNOWN_NAT64, 96));
  return embeds ? kindOfIPv4(new ipaddr.IPv4(address.toByteArray().slice(-4))) : 'refused';
}
