import { CATEGORIES, FACTORS } from '../../catalog/vocabulary.ts';
import { describeForTool } from '../../policy/describe.ts';
import { formatPolicy, type Policy } from '../../policy/document.ts';
import { policyThatBlocks, policyThatLimits } from '../../policy/recommend.ts';
import { claudeCodeRule } from './client-rules.ts';
import { readableJson, shellJson } from './json.ts';
import { capitalise, day, quantity, withArticle } from './language.ts';
import { serverPath } from './links.ts';
import { aboutTool, namesUpTo, type Prose } from './prose.ts';
import { oneLine } from './text.ts';
import type { ToolPage } from './tool-page.ts';
import { decidesWhat, sumInWords } from './tool-sentences.ts';

export interface Question {
  id: string;
  question: Prose;
  answer: Prose[];
  /** A document that belongs to the answer. */
  code?: string;
}

/** What people ask about a tool, answered from its own record and from its policies. */
export function questionsAbout(page: ToolPage): Question[] {
  return [does(page), enforce(page), risk(page), limit(page), block(page), provides(page), accepts(page)];
}

function does({ tool }: ToolPage): Question {
  const description = oneLine(tool.tool.description ?? '', 300);
  const said: Prose =
    description === ''
      ? ['Its author gives no description, so there are only its name and schema to go by.']
      : ['In its author’s words: ', { quote: description }];
  const { meaning, can } = CATEGORIES[tool.category];
  const ours =
    tool.category === 'Unknown'
      ? 'That is too little to class it, so treat it as able to do anything its server can.'
      : `It is classed as ${withArticle(tool.category)} tool: it ${meaning}, so an agent that holds it can ${can}.`;
  return { id: 'what', question: ['What does ', { name: tool.name }, ' do?'], answer: [said, [ours]] };
}

function enforce({ tool, policy }: ToolPage): Question {
  const call = shellJson({ tool: tool.name, arguments: {} });
  return {
    id: 'enforce',
    question: ['How do I enforce a policy on ', { name: tool.name }, '?'],
    answer: [
      [
        'Keep the policy of this page as ',
        { name: 'policy.json' },
        ' next to the server’s entry in your client configuration. It acts only where something between the client and the server reads it. ',
        ...aboutTool(policy.effect, tool.name),
      ],
      ['The command below prints what the policy decides about one call.'],
    ],
    code: `npm run cli -- check-policy policy.json --call ${call}`,
  };
}

function risk({ tool }: ToolPage): Question {
  const factors = tool.factors.map((id) => FACTORS[id].label.toLowerCase());
  const found = factors.length > 0 ? ` Factors found: ${factors.join('; ')}.` : ' No factor that changes it was found.';
  const answer =
    tool.risk === 'unrated'
      ? 'It is unrated: its definition gives no usable evidence. That is not the same as low.'
      : `Its risk is ${tool.risk}: ${sumInWords(tool.riskSum)}.${found}`;
  return { id: 'risk', question: ['What risk level is ', { name: tool.name }, ', and why?'], answer: [[answer]] };
}

function limit({ tool, policy }: ToolPage): Question {
  const question: Prose = ['Can I rate-limit ', { name: tool.name }, '?'];
  if (policy.treatment === 'limited') {
    return { id: 'limit', question, answer: [['Yes, and the recommended policy does. ', ...aboutTool(policy.effect, tool.name)]] };
  }
  const first =
    policy.treatment === 'allowed'
      ? 'Yes. The recommended policy sets no limit; this one does.'
      : 'Yes, although the recommended policy is stricter than a limit. This one only limits.';
  const limited = policyThatLimits(tool.name, policy.treatment === 'allowed' ? 60 : 10);
  return { id: 'limit', question, ...shown(limited, tool.name, first) };
}

function block({ tool }: ToolPage): Question {
  const question: Prose = ['How do I block ', { name: tool.name }, ' completely?'];
  const blocked = shown(policyThatBlocks(tool.name), tool.name, 'With this policy.');
  const client = claudeCodeRule(tool.name, 'deny');
  if (client === undefined) return { id: 'block', question, ...blocked };
  const entry: Prose = [
    'Claude Code can also refuse it by itself: add ',
    { name: `mcp__SERVER__${tool.name}` },
    ' to ',
    { name: 'permissions.deny' },
    ' in its settings, with the name that you gave the server in place of SERVER.',
  ];
  return { id: 'block', question, answer: [...blocked.answer, entry], code: blocked.code };
}

function shown(policy: Policy, name: string, first: string): { answer: Prose[]; code: string } {
  const { effect, rest } = describeForTool(policy, name);
  return { answer: [[`${first} `, ...aboutTool(effect, name), ` ${rest}`]], code: readableJson(formatPolicy(policy)) };
}

function provides({ tool, server }: ToolPage): Question {
  const launch = server.manifest?.launch;
  const from: Prose = launch ? [', from the npm package ', { name: `${launch.package}@${launch.version}` }] : [];
  const when = server.manifest ? [` Its tools were listed on ${day(server.manifest.startedAt)}.`] : [];
  return {
    id: 'server',
    question: ['Which MCP server provides ', { name: tool.name }, '?'],
    answer: [[{ to: serverPath(server.slug), name: server.title }, ...from, '.', ...when]],
  };
}

function accepts({ tool, parameters }: ToolPage): Question {
  const question: Prose = ['Which parameters does ', { name: tool.name }, ' accept?'];
  const rows = parameters?.rows.filter((row) => row.depth === 0) ?? [];
  if (rows.length === 0) return { id: 'parameters', question, answer: [decidesWhat(parameters)] };
  const required = rows.filter((row) => row.required);
  const names = namesUpTo(rows.map((row) => row.path), 12);
  const must: Prose =
    required.length === 0
      ? ['None is required.']
      : ['Required: ', ...namesUpTo(required.map((row) => row.path), 12), '.'];
  const table: Prose = [' The ', { to: '#parameters', text: 'table of parameters' }, ' has their types and descriptions.'];
  return {
    id: 'parameters',
    question,
    answer: [[`${capitalise(quantity(rows.length, 'parameter'))}: `, ...names, '. ', ...must, ...table]],
  };
}
