import { describe, expect, it } from 'vitest';
import { ask, inShort } from './shelf.ts';

async function best(query: string): Promise<string | undefined> {
  return inShort(await ask(query))[0];
}

describe('what comes first', () => {
  it.each([
    // A name that is pasted whole, however it is written.
    ['read_file', 'Files: read_file'],
    ['readFile', 'Files: read_file'],
    ['readfile', 'Files: read_file'],
    ['read-file', 'Files: read_file'],
    ['READ_FILE', 'Files: read_file'],
    ['file_read', 'Acme Toolbox: file_read'],
    ['read_files', 'Acme Toolbox: read_files'],
    ['read file lines', 'Files: readFileLines'],
    ['get-library-docs', 'Context7: get-library-docs'],
    ['mcp__github__create_issue', 'GitHub: create_issue'],
    // A name that only empty words make.
    ['the', 'constructor: the'],
    // A server.
    ['github', 'GitHub'],
    ['GitHub', 'GitHub'],
    ['github mcp server', 'GitHub'],
    ['@modelcontextprotocol/server-github', 'GitHub'],
    ['context7', 'Context7'],
    // A tool of a server, before the same word in the name of another's tool.
    ['github delete', 'GitHub: delete_file'],
    ['delete github', 'GitHub: delete_file'],
    ['gitlab delete', 'GitLab: delete_file'],
    ['stripe refund', 'Stripe: create_refund'],
    ['square refund', 'Square: refundPayment'],
    // The name before the description.
    ['delete', 'Acme Toolbox: delete'],
    ['slack', 'Acme Toolbox: notify'],
    // Other forms of a word, and other words for it.
    ['listing issue', 'GitHub: list_issues'],
    ['github repository', 'GitHub: list_repositories'],
    ['github remove collaborators', 'GitHub: remove_collaborator'],
    ['k8s', 'Kubernetes'],
    // Slips of the hand, the first letter too.
    ['githb', 'GitHub'],
    ['gihtub delete', 'GitHub: delete_file'],
    ['kubernets', 'Kubernetes'],
    ['cubernetes', 'Kubernetes'],
    ['delte pod', 'Kubernetes: delete_pod'],
    ['reefund stripe', 'Stripe: create_refund'],
    // While typing.
    ['gith', 'GitHub'],
    ['github rem', 'GitHub: remove_collaborator'],
    ['stripe refun', 'Stripe: create_refund'],
    ['deletin', 'Acme Toolbox: delete'],
    // A script without spaces.
    ['仓库', 'GitHub: list_repositories'],
    // What JavaScript knows under that name.
    ['__proto__', 'constructor: __proto__'],
    ['constructor', 'constructor'],
  ])('of "%s" is %s', async (query, expected) => {
    expect(await best(query)).toBe(expected);
  });

  it('has tools of the server before tools that only name it', async () => {
    const results = inShort(await ask('github delete'));
    expect(results.indexOf('GitHub: remove_collaborator')).toBeGreaterThan(results.indexOf('GitHub: delete_file'));
    expect(results.indexOf('Acme Toolbox: github_delete_file')).toBeGreaterThan(results.indexOf('GitHub: delete_file'));
    expect(results).not.toContain('GitLab: delete_file');
  });

  it('is in the order of servers and tools where results are equally good', async () => {
    const both = inShort(await ask('delete_file')).slice(0, 2);
    expect(both).toEqual(['GitHub: delete_file', 'GitLab: delete_file']);
  });

  it('is the same however often it is asked', async () => {
    expect(await ask('delete fil')).toEqual(await ask('delete fil'));
  });
});

describe('what has all words, and what has some', () => {
  it('tells which of the two it gives', async () => {
    expect((await ask('stripe refund')).complete).toBe(true);
    const some = await ask('stripe banana');
    expect(some.complete).toBe(false);
    expect(inShort(some)).toEqual(['Stripe', 'Stripe: create_refund', 'Stripe: list_charges']);
  });

  it('gives what has more of the words first', async () => {
    const answer = await ask('stripe refund banana');
    expect([answer.complete, inShort(answer)[0]]).toEqual([false, 'Stripe: create_refund']);
  });

  it('tells which words were taken for others', async () => {
    expect((await ask('githb delete')).corrected).toEqual(['githb']);
    expect((await ask('github delete')).corrected).toEqual([]);
  });

  it.each(['', '  ', '…', 'of the', 'qqqqqqqq'])('of "%s" is nothing', async (query) => {
    expect((await ask(query)).results).toEqual([]);
  });

  it('forgives no slip in words so short that every other is near', async () => {
    expect((await ask('pox')).results).toEqual([]);
  });

  it('reads a page that is pasted as its beginning', async () => {
    expect((await ask(`github delete ${'and so on '.repeat(10_000)}`)).total).toBeGreaterThan(0);
  });
});

describe('filters', () => {
  it('leave tools of a category, and no servers', async () => {
    const answer = await ask('github', { categories: ['Destructive'] });
    expect(inShort(answer)).toEqual([
      'GitHub: delete_file',
      'GitHub: remove_collaborator',
      'Acme Toolbox: github_delete_file',
    ]);
  });

  it('count what each choice would leave, whatever is chosen of its kind', async () => {
    const { categories, risks } = await ask('github', { categories: ['Destructive'] });
    expect(categories).toEqual({ Destructive: 3, Write: 2, Read: 2 });
    expect(risks).toEqual({ critical: 3 });
  });

  it('join: of these categories, and of these risks', async () => {
    const answer = await ask('github', { categories: ['Destructive', 'Write'], risks: ['high'] });
    expect(inShort(answer)).toEqual(['GitHub: create_issue', 'Acme Toolbox: notify']);
    expect(answer.categories).toEqual({ Write: 2 });
  });

  it('count before the limit', async () => {
    const answer = await ask('github', { limit: 1 });
    expect([answer.results.length, answer.total]).toEqual([1, 8]);
  });
});
