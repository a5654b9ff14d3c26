import type { Word } from './word.ts';

const SPECIFICATION = 'https://modelcontextprotocol.io/specification/2026-07-28';

function specified(page: string): Required<Pick<Word, 'source'>> {
  return { source: { url: `${SPECIFICATION}${page}`, text: 'MCP specification, 2026-07-28' } };
}

/** Words of the Model Context Protocol, as its specification uses them. */
export const PROTOCOL = {
  mcp: {
    term: 'Model Context Protocol (MCP)',
    meaning: 'An open protocol by which AI applications use tools and data of other programs.',
    ...specified(''),
  },
  agent: {
    term: 'agent',
    meaning:
      'A language model that decides by itself which tools to call, together with the program that runs it and carries the calls out.',
    see: ['client', 'prompt-injection'],
  },
  client: {
    term: 'client',
    meaning:
      'The part of an AI application that connects to a server, asks for its tools and sends the calls of the model.',
    ...specified(''),
    see: ['server', 'gateway'],
  },
  server: {
    term: 'server',
    meaning:
      'A program that offers tools to clients over the Model Context Protocol. It runs on your own machine, or at an address.',
    ...specified('/server'),
    see: ['tool', 'transport'],
  },
  tool: {
    term: 'tool',
    meaning:
      'One function of a server that a model may call, with a name, a description and a schema of its arguments. The model sees all three and chooses.',
    ...specified('/server/tools'),
    see: ['schema', 'annotation', 'manifest'],
  },
  schema: {
    term: 'input schema',
    meaning:
      'The JSON Schema of the arguments that a tool takes: their names, types, choices and descriptions. A tool can also publish a schema of what it returns.',
    ...specified('/server/tools'),
    see: ['tool'],
  },
  annotation: {
    term: 'annotation',
    meaning:
      'A hint that the author of a tool gives about its behaviour, such as that it only reads. Nothing checks it, so it is what somebody says and not a fact.',
    ...specified('/server/tools'),
    more: { path: '/method/#evidence', text: 'How annotations are read here' },
  },
  transport: {
    term: 'transport',
    meaning: 'How the messages of a client and a server travel: stdio or Streamable HTTP.',
    ...specified('/basic/transports'),
    see: ['stdio', 'streamable-http'],
  },
  stdio: {
    term: 'stdio',
    meaning:
      'The transport of a server that the client starts as a program on its own machine: messages go through its standard input and output. The program has the rights of whoever starts it.',
    ...specified('/basic/transports/stdio'),
    see: ['transport', 'sandbox'],
  },
  'streamable-http': {
    term: 'Streamable HTTP',
    meaning: 'The transport of a server at an address: each message is an HTTP request, and an answer can be a stream.',
    ...specified('/basic/transports/streamable-http'),
    see: ['transport'],
  },
  elicitation: {
    term: 'elicitation',
    meaning:
      'A question that a server asks the person at the client while a call waits. The gateway of this project asks for approval so.',
    ...specified('/client/elicitation'),
    see: ['approval'],
  },
  authorization: {
    term: 'authorization',
    meaning:
      'How a server at an address learns on whose behalf a client acts: by OAuth, with a token that is meant for this server and no other.',
    ...specified('/basic/authorization'),
    see: ['confused-deputy'],
  },
  registry: {
    term: 'registry',
    meaning: 'A public list of servers with what is needed to start or reach each.',
    source: { url: 'https://registry.modelcontextprotocol.io', text: 'Official MCP Registry' },
    see: ['source'],
  },
} as const satisfies Record<string, Word>;
