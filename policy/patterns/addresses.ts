import type { KnownPattern } from './pattern.ts';

/*
 * Addresses are read as clients of HTTP read them, and not all read them alike: white space and control characters in
 * front are dropped, any number of slashes or backslashes follows the scheme, and what stands before an "@" or a
 * backslash can be taken for the host or be left out. Each pattern tries all of these.
 */
const BEFORE = String.raw`(?i)^[<\x00-\x20\x{85}\x{A0}\x{2000}-\x{200F}\x{2028}-\x{202F}\x{2060}\x{3000}\x{FEFF}]*`;
const SLASHES = String.raw`[/\\\s]*`;
const USER = String.raw`(?:[^/?#]*[@\\])?`;
const HOST_ENDS = String.raw`\.*(?::[^/?#\\\s@>]*)?(?:[/?#\\\s>]|$)`;
const TO_HOST = `${BEFORE}(?:https?:)?${SLASHES}${USER}`;

/** Any scheme but http and https. A name with a dot before the colon is a host, unless a slash follows. */
const OTHER_SCHEME = [
  String.raw`[a-gi-z][\w+-]*`,
  String.raw`h(?:[a-su-z\d+-][\w+-]*)?`,
  String.raw`ht(?:[a-su-z\d+-][\w+-]*)?`,
  String.raw`htt(?:[a-oq-z\d+-][\w+-]*)?`,
  String.raw`http[a-rt-z\d+-][\w+-]*`,
  String.raw`https[\w+-]+`,
].join('|');

const PRIVATE_V4 = [
  String.raw`(?:0|10|127|22[4-9]|23\d|24\d|25[0-5])(?:\.\d{1,3}){3}`,
  String.raw`100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])(?:\.\d{1,3}){2}`,
  String.raw`(?:169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|198\.1[89])(?:\.\d{1,3}){2}`,
  String.raw`192\.0\.0\.\d{1,3}`,
  // Where virtual machines of Azure ask for their settings.
  String.raw`168\.63\.129\.16`,
].join('|');

/** What is not in 2000::/3, and what wraps an IPv4 address: 6to4 and Teredo. */
const PRIVATE_V6 = String.raw`\[(?:[^23]|[23][\da-f]{0,2}:|2002:|2001:0{0,4}:)`;

const NUMBER = String.raw`(?:0x[\da-f]*|\d+)`;
/** An IPv4 address in hexadecimal, in octal, in fewer than four numbers, or with a number above 255; IPv6 unbracketed. */
const ODD_ADDRESS = [
  String.raw`(?:${NUMBER}\.){0,3}(?:0x[\da-f]*|0\d+)(?:\.${NUMBER}){0,3}`,
  String.raw`\d+(?:\.\d+){0,2}`,
  String.raw`(?:\d+\.){0,3}(?:25[6-9]|2[6-9]\d|[3-9]\d\d|\d{4,})(?:\.\d+){0,3}`,
  String.raw`[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}`,
].join('|');

/** Escapes, and characters that clients turn into ASCII letters, digits and dots or drop. */
const DISGUISE = String.raw`(?-i:[\\%\p{No}\x{AD}\x{2000}-\x{206F}\x{2100}-\x{214F}\x{2160}-\x{217F}\x{249C}-\x{24E9}\x{3002}\x{FE00}-\x{FEFF}\x{FF00}-\x{FFEF}\x{1D400}-\x{1D7FF}\x{1F100}-\x{1F1FF}])`;

/** Names for the own machine and network; last, names of the public DNS that stand for any address by design. */
const LOCAL_NAMES = [
  'localhost|localdomain|local|internal|intranet|private|corp|home|lan|svc|test',
  String.raw`home\.arpa|metadata\.goog|kubernetes\.default`,
  String.raw`nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me|traefik\.me`,
].join('|');

/** Addresses that an agent has no business to request. Tested one after the other. */
export const ADDRESSES: readonly KnownPattern[] = [
  {
    pattern: String.raw`${BEFORE}(?:(?:${OTHER_SCHEME}):|[a-z][\w+-]*\.[\w+.-]*:[/\\])`,
    means: 'has a scheme other than http and https',
    onDeny: 'Only http and https addresses may be requested.',
  },
  {
    pattern: `${TO_HOST}(?:(?:${PRIVATE_V4})${HOST_ENDS}|${PRIVATE_V6})`,
    means: 'has a loopback, private, link-local or metadata address as its host',
    onDeny: 'This address is not on the public internet. Use a public one.',
  },
  {
    pattern: String.raw`${TO_HOST}(?:${ODD_ADDRESS})${HOST_ENDS}|${BEFORE}(?:https?:)?[/\\]*[^/?#]*${DISGUISE}|\S[\x00-\x1F\x7F]+\S`,
    means: 'hides its host behind unusual numbers, escapes or look-alike characters',
    onDeny: 'The host of this address is not written plainly. Write it as a name or as four decimal numbers.',
  },
  {
    pattern: String.raw`${TO_HOST}(?:[^/?#@\\:\s]*\.)?(?:${LOCAL_NAMES})${HOST_ENDS}|${BEFORE}(?:https?:${SLASHES}|[/\\]{2,})${USER}[^./?#@\\:\s\[]+${HOST_ENDS}`,
    means: 'names the own machine or network, such as localhost or a name without a dot',
    onDeny: 'This name is not on the public internet. Use a public one.',
  },
];
