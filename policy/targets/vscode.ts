import { lostBy, unwritable } from './lost.ts';
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

/** The tools that VS Code may never run without asking. It has no file that denies a tool. */
export const vscode: Target = {
  id: 'vscode',
  title: 'VS Code',
  kind: 'advisory',
  file: '.vscode/settings.json',
  language: 'json',
  abilities,
  steps: [
    'Add the setting to .vscode/settings.json of the project, or to your user settings.',
    'In the Chat view, open Configure Tools and switch off by hand what the policy denies: no file can do it.',
    'In an organisation, set it by the device policy ChatToolsEligibleForAutoApproval, which people cannot change.',
  ],
  gotchas: [
    'A tool that is set to false is asked about at every call, and the question does not offer to allow it always. It is not denied.',
    'The setting names a tool without its server: tools of other servers that share the name are asked about too.',
    'Tools that are not in the setting are asked about until a person allows them, unless they declare that they only read.',
    'The setting is marked experimental. VS Code writes every character of a name but letters, digits, _ and - as _.',
  ],
  documentation: [
    'https://code.visualstudio.com/docs/agents/approvals',
    'https://code.visualstudio.com/docs/agents/agent-tools',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { tools } = stancesOf(input, abilities);
  const denied = tools.filter(({ stance }) => stance === 'deny').map(({ name }) => name);
  const allowed = tools.filter(({ stance }) => stance === 'allow').map(({ name }) => name);
  const restricted = tools.filter(({ name, stance }) => stance !== 'allow' && name !== '').map(({ name }) => name);
  return {
    text: jsonText({
      'chat.tools.eligibleForAutoApproval': Object.fromEntries(
        restricted.map((name) => [name.replaceAll(/[^\w-]/g, '_'), false]),
      ),
    }),
    lost: [
      ...(denied.length > 0 ? [`Nothing can be denied here: a person is asked about ${listed(denied)} instead.`] : []),
      ...(allowed.length > 0
        ? [
            `Nothing can be allowed here: VS Code decides by its own settings whether a person is asked about ${listed(allowed)}.`,
          ]
        : []),
      ...lostBy(input, abilities),
      ...unwritable(
        tools.filter(({ name }) => name === '').map(({ name }) => name),
        'VS Code decides by its own settings',
      ),
    ],
  };
}
