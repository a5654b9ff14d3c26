import { CATEGORIES, FACTORS } from '../../catalog/vocabulary.ts';
import { describeForTool, type Described } from '../../policy/describe.ts';
import { formatPolicy, type Policy } from '../../policy/document.ts';
import { CALLS_A_MINUTE, policyThatBlocks, policyThatLimits } from '../../policy/recommend.ts';
import { serverSummary } from './catalog.ts';
import { claudeCodeRule } from './client-rules.ts';
import { readableJson } from './json.ts';
import { capitalise, day, number, quantity, withArticle } from './language.ts';
import { serverPath } from './links.ts';
import { inWhoseWords, isObserved, whereFrom } from './provenance.ts';
import { namesUpTo, type Inline, type Prose } from './prose.ts';
import { oneLine } from './text.ts';
import type { ToolPage } from './tool-page.ts';
import { decidesWhat, sumInWords, whatDecided } from './tool-sentences.ts';

export interface Question {
  id: string;
  question: Prose;
  answer: Prose[];
  /** A document that belongs to the answer. */
  code?: { label: string; text: string };
}

/** What people ask about a tool, answered from its own record and from its policies. */
export function questionsAbout(page: ToolPage): Question[] {
  return [does(page), enforce(page), risk(page), limit(page), block(page), provides(page), accepts(page)];
}

function does({ tool, findings, parameters, provenance }: ToolPage): Question {
  const description = oneLine(tool.tool.description ?? '', 160);
  const said: Prose =
    description === ''
      ? ['No description is given, so there is little more than its name to go by.']
      : [
          isObserved(provenance) ? 'In its author’s words: ' : `It is described ${inWhoseWords(provenance)}: `,
          { quote: description },
        ];
  const because = whatDecided(findings, parameters);
  const ours: Prose =
    tool.category === 'Unknown'
      ? ['That is too little to class it, so treat it as able to do anything its server can.']
      : [
          `It is classed as ${withArticle(tool.category)} tool`,
          ...(because.length > 0 ? [', because ', ...because] : []),
          `. An agent that holds such a tool can ${CATEGORIES[tool.category].can}.`,
        ];
  return { id: 'what', question: ['What does ', { name: tool.name }, ' do?'], answer: [said, ours] };
}

function enforce({ tool, policy }: ToolPage): Question {
  return {
    id: 'enforce',
    question: ['How do I enforce a policy on ', { name: tool.name }, '?'],
    answer: [
      [
        'Save the policy of this page as ',
        { name: 'policy.json' },
        ' and have a gateway between the client and the server read it: the file alone changes nothing. ',
        ...whatItDoes(policy),
        ' ',
        { to: '#policy', text: 'The steps' },
        ' are above.',
      ],
    ],
  };
}

function risk({ tool }: ToolPage): Question {
  return {
    id: 'risk',
    question: ['What risk level is ', { name: tool.name }, ', and why?'],
    answer: [[riskAnswer(tool)]],
  };
}

function riskAnswer({ risk: level, category, factors, riskSum }: ToolPage['tool']): string {
  if (level === 'unrated') {
    return 'It is unrated: its definition gives no usable evidence. That is not the same as low.';
  }
  const labels = factors.map((id) => FACTORS[id].label.toLowerCase());
  if (riskSum.every((step) => step.result === level)) {
    const found =
      labels.length > 0 ? `and what was found (${labels.join('; ')}) does not change that` : 'and no factor was found';
    return `${capitalise(level)}. ${capitalise(withArticle(category))} tool starts there, ${found}.`;
  }
  return `${capitalise(level)}. It is ${sumInWords(riskSum)}. Factors found: ${labels.join('; ')}.`;
}

function limit({ tool, policy }: ToolPage): Question {
  const question: Prose = ['Can I rate-limit ', { name: tool.name }, '?'];
  if (policy.treatment === 'limited') {
    return {
      id: 'limit',
      question,
      answer: [['Yes, and the recommended policy does. ', ...whatItDoes(policy)]],
    };
  }
  const first =
    policy.treatment === 'allowed'
      ? 'Yes. The recommended policy sets no limit; this one does.'
      : 'Yes, although the recommended policy is stricter than a limit. This one only limits.';
  const { read, execute } = CALLS_A_MINUTE;
  const limited = policyThatLimits(tool.name, policy.treatment === 'allowed' ? read : execute);
  return { id: 'limit', question, ...shown(limited, tool.name, first, 'policy.json that only limits') };
}

function block({ tool, policy }: ToolPage): Question {
  const question: Prose = ['How do I block ', { name: tool.name }, ' completely?'];
  if (policy.treatment === 'hidden') {
    const answer: Prose = ['The recommended policy does. ', ...whatItDoes(policy)];
    return { id: 'block', question, answer: [answer] };
  }
  const blocked = shown(policyThatBlocks(tool.name), tool.name, 'With this policy.', 'policy.json that only blocks');
  const client = claudeCodeRule(tool.name, 'deny');
  if (client === undefined) return { id: 'block', question, ...blocked };
  const entry: Prose = [
    'Claude Code can also refuse it by itself: add ',
    { name: `mcp__SERVER__${tool.name}` },
    ' to ',
    { name: 'permissions.deny' },
    ' in its settings, with the name that you gave the server in place of SERVER.',
  ];
  return { id: 'block', question, ...blocked, answer: [...blocked.answer, entry] };
}

function shown(policy: Policy, name: string, first: string, label: string): Pick<Question, 'answer' | 'code'> {
  const described = describeForTool(policy, name);
  return {
    answer: [[`${first} `, ...whatItDoes(described), ` ${described.rest}`]],
    code: { label, text: readableJson(formatPolicy(policy)) },
  };
}

/** What a policy does to a tool, as one paragraph. */
function whatItDoes({ effect, exceptions }: Described): Prose {
  return [effect, ...exceptions].flatMap((sentence, i) => (i === 0 ? sentence : [' ', ...sentence]));
}

function provides({ tool, server, provenance }: ToolPage): Question {
  const tools = serverSummary(server.id)?.tools ?? 1;
  const from = provenance === undefined ? [] : whereFrom(provenance);
  const when = server.manifest ? ` Its list of tools was read on ${day(server.manifest.confirmedAt)}.` : '';
  const title: Inline = { to: serverPath(server.slug), name: server.title };
  const one: Prose = tools === 1 ? [title, ', which has no other'] : [title, `, as one of its ${number(tools)} tools`];
  return {
    id: 'server',
    question: ['Which MCP server provides ', { name: tool.name }, '?'],
    answer: [[...one, ...from, `.${when}`]],
  };
}

function accepts({ tool, parameters }: ToolPage): Question {
  const question: Prose = ['Which parameters does ', { name: tool.name }, ' accept?'];
  const rows = parameters?.rows.filter((row) => row.depth === 0) ?? [];
  if (rows.length === 0) return { id: 'parameters', question, answer: [decidesWhat(parameters)] };
  const names = namesUpTo(
    rows.map((row) => row.path),
    12,
  );
  const must = mustBeSet(
    rows.length,
    rows.filter((row) => row.required).map((row) => row.path),
  );
  const table: Prose = [
    ' The ',
    { to: '#parameters', text: 'table of parameters' },
    ' has their types and descriptions.',
  ];
  return {
    id: 'parameters',
    question,
    answer: [[`${capitalise(quantity(rows.length, 'parameter'))}: `, ...names, '. ', ...must, ...table]],
  };
}

/** Which of so many parameters a call needs. */
function mustBeSet(parameters: number, required: string[]): Prose {
  if (required.length === 0) return [parameters === 1 ? 'It is optional.' : 'None is required.'];
  if (parameters === 1) return ['It is required.'];
  if (parameters === required.length) return [parameters === 2 ? 'Both are required.' : 'All are required.'];
  return ['Required: ', ...namesUpTo(required, 12), '.'];
}
