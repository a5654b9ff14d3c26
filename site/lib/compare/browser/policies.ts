import { parsePolicy } from '../../../../policy/document.ts';
import { TARGETS } from '../../../../policy/targets/index.ts';
import { serverNameOf } from '../../../../policy/targets/server-name.ts';
import type { Compared } from './compare.ts';
import { policyOf, type Digits } from './lookup.ts';

export interface WrittenPolicy {
  server: string;
  text: string;
  /** The name of the file that it is saved as. */
  file: string;
  /** What the policy says and the text does not do. */
  lost: string[];
}

/** The recommended policy of each server that is known, in the format of one client or gateway. */
export async function writePolicies(
  servers: readonly Compared[],
  id: string,
  digits: Digits,
): Promise<WrittenPolicy[]> {
  const target = TARGETS.find((one) => one.id === id);
  if (target === undefined) return [];
  const written = await Promise.all(
    servers.map(async ({ name, match }): Promise<WrittenPolicy[]> => {
      const tools = match?.card.tools ?? [];
      if (match === undefined || tools.length === 0) return [];
      const parsed = parsePolicy(await policyOf(match.slug, digits));
      if ('problems' in parsed) return [];
      // The name that the client has; what formats cannot have in a name is made into what they can.
      const server = /^[\w-]{1,64}$/.test(name) ? name : serverNameOf(name);
      const names = [...new Set(tools.map((tool) => tool.name))];
      const { text, lost } = target.write({ policy: parsed.policy, server, tools: names });
      const ending = target.language === 'shell' ? 'sh' : target.language;
      return [{ server: name, text, file: `${server}.${target.id}.${ending}`, lost }];
    }),
  );
  return written.flat();
}
