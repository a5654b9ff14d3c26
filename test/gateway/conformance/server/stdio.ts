import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { newServer } from './new-server.ts';

serveStdio(() =>
  newServer({
    tools: (server) => {
      server.sendToolListChanged();
    },
    prompts: (server) => {
      server.sendPromptListChanged();
    },
  }),
);
