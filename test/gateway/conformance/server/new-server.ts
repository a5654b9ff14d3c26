import { McpServer } from '@modelcontextprotocol/server';
import { addAsking } from './asking.ts';
import { addContent, NOTHING, text } from './content.ts';
import { addOthers } from './others.ts';
import { addRounds, verifyState } from './rounds.ts';

/** Tells whoever listens that a list changed. */
export interface Changed {
  tools: (server: McpServer) => void;
  prompts: (server: McpServer) => void;
}

/** A server of the SDK that offers what the official conformance suite asks servers for, in both eras. */
export function newServer(changed: Changed): McpServer {
  const server = new McpServer(
    { name: 'conformance', version: '1.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        prompts: { listChanged: true },
        logging: {},
        completions: {},
      },
      requestState: { verify: verifyState },
    },
  );
  addContent(server);
  addAsking(server);
  addRounds(server);
  addOthers(server);
  for (const what of ['tool', 'prompt'] as const) {
    const config = { description: `Says that the ${what}s changed.`, inputSchema: NOTHING };
    server.registerTool(`test_trigger_${what}_change`, config, () => {
      changed[`${what}s`](server);
      return text('said');
    });
  }
  return server;
}
