import type { Setting } from '../../../catalog/record.ts';
import { INSIDE_HOME } from '../sandbox/sandbox.ts';

/**
 * A value of the right shape for a setting, and plainly not a real one: servers check the shape before they list their
 * tools, and without the network they can check no more.
 */
export function dummyFor({ name = '', hint = '', format, choices, secret }: Setting): string {
  const [first] = choices ?? [];
  if (first !== undefined) return first;
  const words = ` ${wordsOf(name)} `;
  if (format === 'number') return words.includes(' port ') ? '8080' : '1';
  if (format === 'boolean') return 'false';
  if (format === 'filepath') return INSIDE_HOME;
  const said = `${words}${wordsOf(hint.slice(0, 500))} `;
  return (
    firstOf(TOKENS, said, words) ??
    firstOf(SHAPES, words, words) ??
    firstOf(HINTS, said, words) ??
    (secret ? SECRET : 'dummy')
  );
}

/** `apiKey`, `API_KEY` and `--api-key` are the same words; what may be one word or two (`OpenAI`) is both. */
function wordsOf(name: string): string {
  const split = name.replace(/([a-z])([A-Z])/g, '$1 $2');
  return (split === name ? name : `${split} ${name}`)
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()
    .trim();
}

const ZEROS = '0'.repeat(32);
const SECRET = `dummy${ZEROS}`;
const UUID = '00000000-0000-4000-8000-000000000000';
const JWT = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJkdW1teSJ9.dummy';

interface Rule {
  /** Of the name alone; has to match too. */
  name?: RegExp;
  words: RegExp;
  value: string;
}

function firstOf(rules: readonly Rule[], words: string, nameWords: string): string | undefined {
  return rules.find((rule) => (rule.name?.test(nameWords) ?? true) && rule.words.test(words))?.value;
}

/** Names of things that are kept secret. */
const SECRETS = / (key|token|secret|pat|apikey|password|passwd|credentials?|auth|bearer|access) /;

function token(words: RegExp, value: string): Rule {
  return { name: SECRETS, words, value };
}

/** Services whose credentials begin in a way of their own. */
const TOKENS: readonly Rule[] = [
  { words: / application credentials /, value: INSIDE_HOME },
  token(/ anthropic | claude /, `sk-ant-dummy${ZEROS}`),
  token(/ openrouter /, `sk-or-dummy${ZEROS}`),
  token(/ openai | deepseek /, `sk-dummy${ZEROS}`),
  token(/ github | gh /, `ghp_dummy${'0'.repeat(31)}`),
  token(/ gitlab /, `glpat-dummy${'0'.repeat(15)}`),
  token(/ slack .*app /, `xapp-dummy-${ZEROS}`),
  token(/ slack /, `xoxb-dummy-${ZEROS}`),
  token(/ stripe /, `sk_test_dummy${ZEROS}`),
  token(/ aws .*access key id /, 'AKIADUMMY00000000000'),
  token(/ google | gemini | youtube /, `AIzaDummy${'0'.repeat(30)}`),
  token(/ hugging ?face | hf /, `hf_dummy${ZEROS}`),
  token(/ npm /, `npm_dummy${'0'.repeat(31)}`),
  token(/ notion /, `ntn_dummy${ZEROS}`),
  token(/ sendgrid /, `SG.dummy.${ZEROS}`),
  token(/ linear /, `lin_api_dummy${ZEROS}`),
  token(/ tavily /, `tvly-dummy${ZEROS}`),
  token(/ perplexity /, `pplx-dummy${ZEROS}`),
  token(/ groq /, `gsk_dummy${ZEROS}`),
  token(/ figma /, `figd_dummy${ZEROS}`),
  token(/ jwt /, JWT),
];

const CONNECTION = / (url|uri|dsn|connection|conn|string|connectionstring) /;

function connection(words: RegExp, value: string): Rule {
  return { name: CONNECTION, words, value };
}

/** Told by the name of the setting. */
const SHAPES: readonly Rule[] = [
  connection(/ (postgres|postgresql|pg|timescale|supabase db) /, 'postgres://user:pass@localhost:5432/db'),
  connection(/ (mysql|mariadb) /, 'mysql://user:pass@localhost:3306/db'),
  connection(/ (mongo|mongodb) /, 'mongodb://user:pass@localhost:27017/db'),
  connection(/ redis /, 'redis://localhost:6379/0'),
  connection(/ (amqp|rabbitmq) /, 'amqp://user:pass@localhost:5672/'),
  connection(/ (neo4j|bolt) /, 'bolt://localhost:7687'),
  connection(/ (mssql|sqlserver) /, 'Server=localhost,1433;Database=db;User Id=user;Password=pass;'),
  connection(/ (database|db|dsn|connection|connectionstring) /, 'postgres://user:pass@localhost:5432/db'),
  { words: / (ws|wss|websocket) /, value: 'wss://example.invalid' },
  { words: / (url|uri|endpoint|webhook|website|homepage|link|origin|issuer) /, value: 'https://example.invalid' },
  { words: / (password|passwd|pass|passphrase) /, value: 'dummy-password' },
  { words: / (e ?mail|sender) /, value: 'user@example.invalid' },
  { words: / (uuid|guid|id) /, value: UUID },
  { words: SECRETS, value: SECRET },
  { words: / (host|hostname|domain|site) /, value: 'example.invalid' },
  { words: / port /, value: '8080' },
  { words: / (region|location|zone) /, value: 'us-east-1' },
  { words: / (user|username|login|owner|account) /, value: 'user' },
  { words: / (path|dir|dirs|directory|directories|file|files|folder|root|workspace|vault) /, value: INSIDE_HOME },
  { words: / (timeout|limit|max|min|count|size|interval|ttl|number|retries|concurrency|seconds|ms) /, value: '1' },
  { words: / (enable|enabled|disable|disabled|debug|verbose|insecure|is|use|allow|readonly|dry run) /, value: 'false' },
  { words: / log level /, value: 'error' },
  { words: / (lang|language|locale) /, value: 'en' },
  { words: / (timezone|tz|time zone) /, value: 'UTC' },
  { words: / currency /, value: 'USD' },
  { words: / date /, value: '2000-01-01' },
  { words: / json /, value: '{}' },
];

/** Told by what the record says about a setting with a name that tells nothing. */
const HINTS: readonly Rule[] = [
  connection(/ (postgres|postgresql) /, 'postgres://user:pass@localhost:5432/db'),
  { words: / (connection string|dsn) /, value: 'postgres://user:pass@localhost:5432/db' },
  { words: / (url|uri|endpoint) /, value: 'https://example.invalid' },
  { words: / e ?mail address /, value: 'user@example.invalid' },
  { words: / (uuid|guid) /, value: UUID },
  { words: / (api key|access token|api token|secret) /, value: SECRET },
  { words: / (host name|hostname) /, value: 'example.invalid' },
  { words: / port number /, value: '8080' },
  { words: / (path|directory|folder) /, value: INSIDE_HOME },
];
