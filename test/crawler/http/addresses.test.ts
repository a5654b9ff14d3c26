import { expect, test } from 'vitest';
import { kindOfAddress } from '../../../crawler/http/addresses.ts';

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '100.63.255.255',
  '172.32.0.1',
  '2606:4700:4700::1111',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
];

const PRIVATE = ['127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '::1'];
const PRIVATE_IN_DISGUISE = ['fd12:3456:789a::1', '::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1'];

const REFUSED = {
  'metadata of most clouds': ['169.254.169.254', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', '169.254.170.2'],
  'metadata in ranges that look harmless': [
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd20:ce::254',
  ],
  'link-local': ['169.254.1.1', 'fe80::1', 'fe80::1%eth0'],
  'this network, and everybody': ['0.0.0.0', '0.1.2.3', '::', '255.255.255.255', '224.0.0.1', 'ff02::1'],
  'shared, reserved, documentation': [
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '240.0.0.1',
    '2001:db8::1',
  ],
  'through somebody else: 6to4, Teredo, local NAT64': [
    '2002:7f00:1::1',
    '2002:808:808::1',
    '2001:0:4136:e378::1',
    '64:ff9b:1::1',
  ],
  'IPv4 in forms that nobody uses any more': ['::7f00:1', '::ffff:0:7f00:1', 'fec0::1'],
  'not allocated to anybody': ['4000::1', '5f00::1', '1::1'],
  'not an address': ['', 'localhost', '1.2.3.4.5', 'example.com'],
};

test.each(PUBLIC)('%s is public', (address) => {
  expect(kindOfAddress(address)).toBe('public');
});

test.each([...PRIVATE, ...PRIVATE_IN_DISGUISE])('%s is private', (address) => {
  expect(kindOfAddress(address)).toBe('private');
});

test.each(Object.entries(REFUSED))('refuses %s', (_, addresses) => {
  expect(addresses.map(kindOfAddress)).toEqual(addresses.map(() => 'refused'));
});
