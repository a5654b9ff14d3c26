import { expect, test } from 'vitest';
import { namesIn } from '../../../crawler/enumerate/packages/complaint.ts';
import { dummyFor } from '../../../crawler/enumerate/packages/dummies.ts';
import { launchOf, whySettingsRefused } from '../../../crawler/enumerate/packages/settings.ts';
import { offerOf, setting } from './shop.ts';

test.each([
  ['PORT', '8080'],
  ['API_URL', 'https://example.invalid'],
  ['--base-url', 'https://example.invalid'],
  ['WEBSOCKET_URL', 'wss://example.invalid'],
  ['DATABASE_URL', 'postgres://user:pass@localhost:5432/db'],
  ['POSTGRES_CONNECTION_STRING', 'postgres://user:pass@localhost:5432/db'],
  ['MYSQL_URL', 'mysql://user:pass@localhost:3306/db'],
  ['MONGODB_URI', 'mongodb://user:pass@localhost:27017/db'],
  ['REDIS_URL', 'redis://localhost:6379/0'],
  ['NEO4J_URI', 'bolt://localhost:7687'],
  ['DB_HOST', 'example.invalid'],
  ['DB_USER', 'user'],
  ['DB_PASSWORD', 'dummy-password'],
  ['USER_EMAIL', 'user@example.invalid'],
  ['AWS_REGION', 'us-east-1'],
  ['AWS_ACCESS_KEY_ID', 'AKIADUMMY00000000000'],
  ['AZURE_TENANT_ID', '00000000-0000-4000-8000-000000000000'],
  ['projectId', '00000000-0000-4000-8000-000000000000'],
  ['SLACK_TEAM_ID', '00000000-0000-4000-8000-000000000000'],
  ['VAULT_PATH', '/home/user'],
  ['GOOGLE_APPLICATION_CREDENTIALS', '/home/user'],
  ['REQUEST_TIMEOUT', '1'],
  ['ENABLE_CACHE', 'false'],
  ['ACME_PROFILE', 'dummy'],
])('the dummy for %s has its shape', (name, value) => {
  expect(dummyFor(setting('environment', name))).toBe(value);
});

test.each([
  ['OPENAI_API_KEY', /^sk-dummy0{32}$/],
  ['ANTHROPIC_API_KEY', /^sk-ant-dummy0+$/],
  ['GITHUB_PERSONAL_ACCESS_TOKEN', /^ghp_dummy0{31}$/],
  ['GITLAB_TOKEN', /^glpat-dummy0{15}$/],
  ['SLACK_BOT_TOKEN', /^xoxb-dummy/],
  ['SLACK_APP_TOKEN', /^xapp-dummy/],
  ['STRIPE_SECRET_KEY', /^sk_test_dummy/],
  ['GEMINI_API_KEY', /^AIzaDummy0{30}$/],
  ['NOTION_TOKEN', /^ntn_dummy/],
  ['ACME_API_KEY', /^dummy0{32}$/],
])('the dummy for %s begins as its service has it', (name, shape) => {
  expect(dummyFor(setting('environment', name, { secret: true }))).toMatch(shape);
});

test('what a record says of a setting comes before what its name says', () => {
  const more = { required: true, secret: false };
  expect(dummyFor(setting('environment', 'MODE_URL', { ...more, choices: ['slow', 'fast'] }))).toBe('slow');
  expect(dummyFor(setting('environment', 'LEVEL', { format: 'number' }))).toBe('1');
  expect(dummyFor(setting('environment', 'SSL', { format: 'boolean' }))).toBe('false');
  expect(dummyFor(setting('argument', undefined, { format: 'filepath' }))).toBe('/home/user');
  expect(dummyFor(setting('argument', undefined, { hint: 'PostgreSQL connection string' }))).toMatch(/^postgres:/);
  expect(dummyFor(setting('environment', 'ACME_KEY', { hint: 'Your OpenAI API key' }))).toMatch(/^sk-dummy/);
});

test('a launch has what an offer gives and requires, in its order, and more only when that is asked for', () => {
  const settings = [
    setting('argument', '--data-dir', { format: 'filepath' }),
    setting('argument', '--verbose', { format: 'boolean', required: false, value: 'true' }),
    setting('argument', '--quiet', { format: 'boolean' }),
    setting('argument', undefined, { value: 'main', required: false }),
    setting('environment', 'LOCALE', { required: false, choices: ['en', 'de'] }),
    setting('environment', 'EMPTY', { value: '' }),
  ];
  const offer = offerOf('npm', 'acme', '1.0.0', { bin: 'acme', settings });
  const args = ['--data-dir', '/home/user', '--verbose', 'main'];
  const launch = { registry: 'npm', package: 'acme', version: '1.0.0', bin: 'acme' };
  expect(launchOf(offer, 'required', [])).toEqual({ ...launch, args, env: { EMPTY: '' } });
  expect(launchOf(offer, 'all', ['LOCALE', 'ACME_HOST', '--port'])).toEqual({
    ...launch,
    args: [...args, '--port', '8080'],
    env: { LOCALE: 'en', EMPTY: '', ACME_HOST: 'example.invalid' },
  });
});

test('settings that no command line can hold are refused', () => {
  const refused = [
    [setting('environment', 'A=B')],
    [setting('environment', undefined)],
    [setting('environment', 'A', { choices: ['\0'] })],
    [setting('argument', '--a b')],
    [setting('argument', undefined, { value: 'x'.repeat(4_001) })],
    Array.from({ length: 201 }, (_, index) => setting('environment', `A${index}`)),
  ];
  for (const settings of refused) {
    expect(whySettingsRefused(offerOf('npm', 'acme', '1.0.0', { settings }))).toMatch(/^The record has /);
  }
  expect(whySettingsRefused(offerOf('npm', 'acme', '1.0.0', { settings: [setting('argument', '-v')] }))).toBe(
    undefined,
  );
});

test('a complaint names variables and flags, and not the machine or what may be left out', () => {
  expect(namesIn('Error: set ACME_API_KEY or pass --api-key <key> (NODE_OPTIONS, ERR_INVALID_ARG, HTTP)')).toEqual([
    'ACME_API_KEY',
    '--api-key',
  ]);
  expect(namesIn('Usage: acme --token <token> [--region <region>] [--help]')).toEqual(['--token']);
  expect(namesIn('A_1 '.repeat(30))).toEqual(['A_1']);
  expect(namesIn(Array.from({ length: 30 }, (_, index) => `A_${index}`).join(' '))).toHaveLength(10);
});
