import { z } from 'zod';
import { TARGETS } from '../../../policy/targets/index.ts';
import { serverNameOf } from '../../../policy/targets/server-name.ts';
import { targetById } from '../../policy-target.ts';
import { recommendedFor } from '../../recommended.ts';
import { catalogTool } from '../answer.ts';
import { serverOf, toolOf } from '../find.ts';
import { serverInput, toolInput } from '../rating.ts';

const GATEWAY = 'gateway';

export const policy = catalogTool({
  name: 'policy',
  title: 'Recommended policy',
  description:
    'Returns the recommended policy for a server, or for one of its tools alone, written for a client or gateway, with what it does and what that format cannot say. It changes nothing: a person puts the text in place.',
  input: z.object({
    server: serverInput,
    tool: toolInput.optional().describe('Only for this tool; without it, for the whole server.'),
    target: z
      .enum(TARGETS.map(({ id }) => id) as [string, ...string[]])
      .default(GATEWAY)
      .describe('Which client or gateway.'),
    serverName: z.string().min(1).max(200).optional().describe('What the client’s configuration calls the server.'),
  }),
  output: z.object({
    text: z.string().describe('The policy, to paste.'),
    file: z.string().describe('Where it goes.'),
    about: z.string().describe('What it does.'),
    kind: z.enum(['enforced', 'advisory']).describe('Whether the target blocks calls, or only changes prompts.'),
    steps: z.array(z.string()).describe('How to put it in force.'),
    lost: z.array(z.string()).describe('What the recommendation asks for and this format cannot say.'),
    gotchas: z.array(z.string()),
  }),
  answer(asked, db) {
    const server = serverOf(db, asked.server);
    const tool = asked.tool === undefined ? undefined : toolOf(db, server, asked.tool).name;
    const recommended = recommendedFor(db, { server, tool });
    const target = targetById(asked.target);
    const named = asked.serverName ?? serverNameOf(server.id);
    const written = target.write({ policy: recommended.policy, server: named, tools: recommended.tools });
    return {
      text: written.text,
      file: target.file,
      about: recommended.about,
      kind: target.kind,
      ...{ steps: [...target.steps], lost: written.lost, gotchas: [...target.gotchas] },
    };
  },
});
