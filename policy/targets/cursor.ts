import { leftToClient, lostBy, unwritable } from './lost.ts';
import { listed } from './names.ts';
import { jsonText } from './quote.ts';
import { stancesOf } from './stance.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: true,
  arguments: false,
  limits: false,
  hide: false,
  denyOthers: false,
  reasons: false,
};

/** The list of tools that Cursor runs without asking. It knows no denial: a tool that is not listed is asked about. */
export const cursor: Target = {
  id: 'cursor',
  title: 'Cursor',
  kind: 'advisory',
  file: '.cursor/permissions.json',
  language: 'json',
  abilities,
  steps: [
    'Save the list as .cursor/permissions.json of the project, or as ~/.cursor/permissions.json for all projects.',
    'The name before the colon is the name of the server in your mcp.json; change it when yours differs.',
    'In the settings of Cursor, switch single tools off by hand that the policy denies: no file can do it.',
  ],
  gotchas: [
    'The list only says what runs without asking. In a mode that runs everything, it does not stop anything.',
    'The lists of the project and of the user are joined, and both replace the list in the settings of Cursor.',
    'Older versions read ~/.cursor/permissions.json only.',
    'A list that an administrator sets for a team goes before this file.',
  ],
  documentation: ['https://cursor.com/docs/reference/permissions'],
  write,
};

function write(input: TargetInput): Written {
  const { tools, others } = stancesOf(input, abilities);
  const allowed = tools.filter(({ stance, named }) => named && stance === 'allow').map(({ name }) => name);
  const denied = tools.filter(({ stance }) => stance === 'deny').map(({ name }) => name);
  const restricted = new Set(tools.filter(({ stance }) => stance !== 'allow').map(({ name }) => name.toLowerCase()));
  // The documentation does not say whether case counts, so a name that differs only in case counts as the same.
  const exact = (name: string) => isPlain(input.server) && isPlain(name) && !restricted.has(name.toLowerCase());
  return {
    text: jsonText({ mcpAllowlist: allowed.filter(exact).map((name) => `${input.server}:${name}`) }),
    lost: [
      ...(denied.length > 0 ? [`Nothing can be denied here: a person is asked about ${listed(denied)} instead.`] : []),
      ...lostBy(input, abilities),
      ...leftToClient(others, 'Cursor'),
      ...unwritable(
        allowed.filter((name) => !exact(name)),
        'a person is asked',
      ),
    ],
  };
}

/** No colon, which parts the server from the tool, and no star, which stands for any name. */
function isPlain(name: string): boolean {
  return /^[\w./-]+$/.test(name);
}
