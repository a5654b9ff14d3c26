import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parsePolicy, type Policy } from '../policy/document.ts';
import { plainArguments } from './policy/calls.ts';
import { brokenClaims } from './policy/claims.ts';
import { runCalls } from './policy/run-calls.ts';

/** Over all built tool pages: every policy shown parses, and its sentences are true when it is run. */
export function brokenPagePolicies(site: string): string[] {
  return globSync('tools/*/*/index.html', { cwd: site }).flatMap((file) => {
    const page = load(readFileSync(join(site, file), 'utf8'));
    const shown = read(page('#policy-json').text());
    if (shown === undefined) return [`${file}: the policy does not parse`];
    const downloaded = read(readFileSync(join(site, file.replace('index.html', 'policy.json')), 'utf8'));
    const name = nameIn(shown);
    if (JSON.stringify(all(downloaded)) !== JSON.stringify(all(shown))) {
      return [`${file}: the policy to download is another one`];
    }
    const said = oneLine(page('section:has(#policy) > .flow > p').text());
    if (!SENTENCE.test(said)) return [`${file}: no sentence about the effect`];
    const broken = brokenClaims(shown, name, said);
    const questions = page('section:has(#questions) details')
      .toArray()
      .flatMap((element) => {
        const code = page(element).find('pre').text();
        const answered = code.startsWith('{') ? read(code) : undefined;
        return answered === undefined ? [] : brokenClaims(answered, name, oneLine(page(element).text()));
      });
    if (page('section:has(#questions) details').length < 7) return [`${file}: fewer than seven questions`];
    return [...broken, ...questions].map((claim) => `${file}: ${claim}`);
  });
}

/** The forms that a sentence about a policy can take. */
const SENTENCE =
  /stays usable(?: without a limit|, but at most \d+)|waits for a person to approve it|is denied, and the agent|is left out of the list/;

/** The one tool that a policy is about. */
function nameIn({ tools, hide }: Policy): string {
  return [...(hide ?? []), ...(tools?.keys() ?? [])][0] ?? '';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Over all built server pages: the policy for the whole server treats each tool as the tool's own page does. */
export function brokenServerPolicies(site: string): string[] {
  return globSync('servers/*/policy.json', { cwd: site }).flatMap((file) => {
    const whole = read(readFileSync(join(site, file), 'utf8'));
    if (whole === undefined) return [`${file}: does not parse`];
    const slug = file.split('/')[1] ?? '';
    return globSync('*/policy.json', { cwd: join(site, 'tools', slug) }).flatMap((own) => {
      const alone = read(readFileSync(join(site, 'tools', slug, own), 'utf8'));
      if (alone === undefined) return [`${file}: ${own} does not parse`];
      const name = nameIn(alone);
      if (JSON.stringify(alone.tools?.get(name)) !== JSON.stringify(whole.tools?.get(name)))
        return [`${file}: ${name} has another rule there`];
      const calls = Array.from({ length: 100 }, () => ({ tool: name, arguments: plainArguments(whole, name) }));
      const [a, b] = [alone, whole].map((policy) =>
        runCalls(policy, calls)
          .map(({ decision }) => decision)
          .join(),
      );
      return a === b ? [] : [`${file}: ${name}`];
    });
  });
}

function read(text: string): Policy | undefined {
  const parsed = parsePolicy(JSON.parse(text));
  return 'policy' in parsed ? parsed.policy : undefined;
}

function all(policy: Policy | undefined): unknown {
  return policy && { ...policy, tools: [...(policy.tools ?? [])] };
}
