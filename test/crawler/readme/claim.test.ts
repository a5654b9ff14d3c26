import { expect, test } from 'vitest';
import { claimedFromReadme } from '../../../crawler/enumerate/readme/claim.ts';
import { startLoopback, type Double, type Reply } from '../sources/doubles/loopback.ts';
import { closing, openTestHttp } from '../sources/doubles/read.ts';

const README = '# Acme\n\n## Tools\n\n- `create_invoice` - Creates one\n- `send(mail)` - Sends it\n';

async function startPlace(answer: () => Reply): Promise<Double> {
  return closing(await startLoopback(answer));
}

function tools(manifest: string | undefined): unknown {
  return JSON.parse(manifest ?? 'null');
}

const NPM = { registry: 'npm', package: '@acme/ledger-mcp', version: '1.2.3' } as const;
const PYPI = { registry: 'pypi', package: 'acme-ledger', version: '1.2.3' } as const;

test('the README of an npm package is read from the registry', async () => {
  const document = { name: NPM.package, versions: { '1.2.3': {} }, readme: README };
  const npm = await startPlace(() => ({ body: JSON.stringify(document) }));
  const { listed, url, dropped } = await claimedFromReadme(NPM, { http: openTestHttp(), npmRegistry: npm.url });
  expect(listed).toMatchObject({ state: 'ok', reason: 'ok', completeness: 'unknown', message: '', tools: 1 });
  expect(tools(listed.manifest)).toEqual({ tools: [{ name: 'create_invoice', description: 'Creates one' }] });
  expect(url).toBe(`${npm.url}/@acme%2fledger-mcp`);
  expect(dropped).toEqual([{ where: `${url}: "send(mail)"`, reason: 'it is a signature, not a name' }]);
  expect([npm.asked, npm.headers.accept]).toEqual([['/@acme%2fledger-mcp'], 'application/json']);
});

test('the README of the version itself goes before that of the package', async () => {
  const document = { versions: { '1.2.3': { readme: README } }, readme: '## Tools\n\n- `send_mail` - Sends it\n' };
  const npm = await startPlace(() => ({ body: JSON.stringify(document) }));
  const { listed } = await claimedFromReadme(NPM, { http: openTestHttp(), npmRegistry: `${npm.url}/mirror` });
  expect(tools(listed.manifest)).toMatchObject({ tools: [{ name: 'create_invoice' }] });
  expect(npm.asked).toEqual(['/mirror/@acme%2fledger-mcp']);
});

test('the description of a PyPI project is read when it is Markdown', async () => {
  let type: string | null = 'text/markdown; charset=UTF-8; variant=GFM';
  const pypi = await startPlace(() => ({
    body: JSON.stringify({ info: { description: README, description_content_type: type } }),
  }));
  const options = { http: openTestHttp(), pypi: pypi.url };
  const { listed, url } = await claimedFromReadme(PYPI, options);
  expect([listed.state, listed.tools, url]).toEqual(['ok', 1, `${pypi.url}/pypi/acme-ledger/1.2.3/json`]);
  for (type of ['text/x-rst', null]) {
    expect((await claimedFromReadme(PYPI, options)).listed).toMatchObject({
      state: 'empty',
      reason: 'no-claims',
      tools: 0,
      message: expect.stringContaining('because it is not declared to be Markdown') as string,
    });
  }
});

test.each([
  ['no README', { versions: { '1.2.3': {} }, readme: 'ERROR: No README data found!' }, /because there is none/],
  ['a README that is no text', { versions: { '1.2.3': {} }, readme: { a: 1 } }, /because there is none/],
  ['no such version', { versions: {}, readme: README }, /no longer has version 1\.2\.3/],
  ['no tools', { versions: { '1.2.3': {} }, readme: '## Tools\n\nMany.\n' }, /nothing that is surely a tool/],
])('%s is said so', async (_, document, message) => {
  const npm = await startPlace(() => ({ body: JSON.stringify(document) }));
  const { listed } = await claimedFromReadme(NPM, { http: openTestHttp(), npmRegistry: npm.url });
  expect(listed).toMatchObject({ state: 'empty', reason: 'no-claims' });
  expect(listed.message).toMatch(message);
  expect(listed.manifest).toBeUndefined();
});

test('a registry that cannot be asked, or is none, is an error', async () => {
  const npm = await startPlace(() => ({ status: 404, body: '{"error":"Not found"}' }));
  const options = { http: openTestHttp(), npmRegistry: npm.url };
  await expect(claimedFromReadme(NPM, options)).rejects.toMatchObject({ code: 'not-found' });
  const other = await startPlace(() => ({ body: '[]' }));
  await expect(claimedFromReadme(NPM, { ...options, npmRegistry: other.url })).rejects.toThrow(/Check the address/);
});
