import { formatPolicy, parsePolicyText, type Policy } from '../../../policy/document.ts';
import type { Call } from '../../../policy/evaluate.ts';
import type { Answer } from './model.ts';
import type { Connected } from './ways.ts';

/** What a client got for a call. */
export interface Got {
  said: string;
  isError: boolean;
  /** How many questions a person was asked meanwhile. */
  asked: number;
}

/** The policy as a gateway reads it from the text that a page shows. */
export function asPasted(policy: Policy): Policy {
  const read = parsePolicyText(formatPolicy(policy));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

export async function listedBy({ client }: Connected): Promise<string[]> {
  return (await client.listTools()).tools.map(({ name }) => name);
}

export async function callBy({ client, person }: Connected, call: Call, answer: Answer): Promise<Got> {
  person.says = answer;
  const before = person.asked;
  const args = call.arguments as Record<string, unknown> | undefined;
  try {
    const result = await client.callTool({ name: call.tool, ...(args !== undefined && { arguments: args }) });
    const [first] = result.content;
    const said = first?.type === 'text' ? first.text : '';
    return { said, isError: result.isError === true, asked: person.asked - before };
  } catch (error) {
    return { said: String(error), isError: true, asked: person.asked - before };
  }
}
