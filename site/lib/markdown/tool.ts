import { RISKS } from '../../../catalog/vocabulary.ts';
import type { ToolRecord } from '../../../catalog/read-tools.ts';
import { describeForTool } from '../../../policy/describe.ts';
import { numbered } from '../evidence.ts';
import { capitalise } from '../language.ts';
import { categoryPath, toolPath } from '../links.ts';
import { parametersOf } from '../parameters.ts';
import type { Prose } from '../prose.ts';
import { decidesWhat, sumInWords, whatDecided } from '../tool-sentences.ts';
import { policyForTool } from '../tool-policy.ts';
import { from, inline } from './prose.ts';
import { block, code, link } from './text.ts';

/** Characters of a description that are shown; the JSON has all of it. */
const MAX_DESCRIPTION = 400;

/** What an agent should know of one tool, in as few words as carry it. */
export function toolAsMarkdown(tool: ToolRecord): string {
  const parameters = parametersOf(tool.tool);
  const because = whatDecided(numbered(tool), parameters);
  const policy = describeForTool(policyForTool(tool), tool.name);
  const description = tool.tool.description?.trim() ?? '';
  const rows: [string, Prose][] = [
    ['Category', [{ to: categoryPath(tool.category), text: tool.category }, `, ${tool.confidence} confidence`]],
    ['Risk', [tool.risk === 'unrated' ? 'unrated, which is not low' : capitalise(`${sumInWords(tool.riskSum)}.`)]],
    ['Why', because],
    ['Arguments', decidesWhat(parameters)],
    ['Recommended', [...policy.effect, ...policy.exceptions.flatMap((sentence) => [' ', ...sentence])]],
  ];
  return [
    `### ${code(tool.name)}: ${RISKS[tool.risk].label.toLowerCase()}`,
    [
      ...rows.filter(([, value]) => value.length > 0).map(([label, value]) => `- ${label}: ${inline(value)}`),
      `- ${link('Evidence, attacks and policy', from(toolPath(tool)))}`,
    ].join('\n'),
    description === '' ? 'No description is given.' : `Quoted description:\n\n${block(description, MAX_DESCRIPTION)}`,
  ].join('\n\n');
}
