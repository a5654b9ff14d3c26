import { READ_CHARACTERS } from './clean.ts';

type Cause = 'needs-network' | 'needs-config' | 'auth-required';

/** What a message about a failure begins with. */
export const LEAD: Record<Cause | 'crashed' | 'protocol-error' | 'timeout', string> = {
  'needs-network': 'The server needs the network to list its tools; it runs here without one.',
  'needs-config': 'The server needs settings that its launch configuration does not give (arguments or environment).',
  'auth-required': 'The server wants credentials before it lists its tools.',
  crashed: 'The server crashed.',
  'protocol-error': 'The server refused.',
  timeout: '',
};

/** What the server's own words say about why it failed. Codes of the network come first: nothing else writes them. */
export function causeIn(text: string): Cause | undefined {
  const words = text.slice(-READ_CHARACTERS);
  if (NETWORK.test(words)) return 'needs-network';
  if (CONFIG.some((pattern) => pattern.test(words))) return 'needs-config';
  if (AUTH.test(words)) return 'auth-required';
  return undefined;
}

const NETWORK =
  /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ECONNRESET)\b|fetch failed|network is unreachable|getaddrinfo/i;

/** Every repetition is bounded, so that no text makes these slow. */
const SETTING = [
  'env(ironment)?[ _-]?(var(iable)?s?)?',
  '[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,60}',
  '(api|access|secret)[ _-]?keys?',
  '(token|credential|config(uration)?|setting|argument|option|parameter|flag|variable|connection string|url)s?',
].join('|');

const CONFIG = [
  new RegExp(
    `\\b(${SETTING})\\b.{0,80}\\b(missing|required|must be|needs? to be|not (set|provided|found|specified|defined)|undefined|is empty)`,
    'i',
  ),
  new RegExp(
    `\\b(missing|requires?|required|provide|set|specify|expected|no|without)\\b.{0,60}\\b(${SETTING})\\b`,
    'i',
  ),
  /^[ \t]{0,20}usage:/im,
];

const AUTH =
  /\b(401|403)\b|unauthori[sz]ed|forbidden|not (logged|signed) in|\b(log|sign)[ -]?in\b|\boauth\b|authenticat|invalid (api[ _-]?key|token|credentials)/i;
