import type { ElicitRequestFormParams, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { NOTHING, text } from './content.ts';

type Form = ElicitRequestFormParams['requestedSchema'];

const OPTIONS = ['option1', 'option2', 'option3'];
const TITLED = ['First', 'Second', 'Third'].map((title, n) => ({ const: `value${n + 1}`, title }));

/** A form with a default for every type of value. */
const DEFAULTS: Form = {
  type: 'object',
  properties: {
    name: { type: 'string', default: 'John Doe' },
    age: { type: 'integer', default: 30 },
    score: { type: 'number', default: 95.5 },
    status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
    verified: { type: 'boolean', default: true },
  },
  required: [],
};

/** A form with every way to let a person choose. */
const CHOICES: Form = {
  type: 'object',
  properties: {
    untitledSingle: { type: 'string', enum: OPTIONS },
    titledSingle: { type: 'string', oneOf: TITLED },
    legacyEnum: { type: 'string', enum: ['opt1', 'opt2', 'opt3'], enumNames: ['One', 'Two', 'Three'] },
    untitledMulti: { type: 'array', items: { type: 'string', enum: OPTIONS } },
    titledMulti: { type: 'array', items: { anyOf: TITLED } },
  },
  required: [],
};

/** Tools that ask the client something while they run, as the revisions with sessions have it. */
export function addAsking(server: McpServer): void {
  server.registerTool(
    'test_sampling',
    { description: 'Asks the model.', inputSchema: z.object({ prompt: z.string() }) },
    async ({ prompt }, { mcpReq }) => {
      const { content } = await mcpReq.send({
        method: 'sampling/createMessage',
        params: { messages: [{ role: 'user', content: { type: 'text', text: prompt } }], maxTokens: 100 },
      });
      return text(`LLM response: ${JSON.stringify(content)}`);
    },
  );
  addForm('test_elicitation', {
    type: 'object',
    properties: { response: { type: 'string', description: "User's response" } },
    required: ['response'],
  });
  addForm('test_elicitation_sep1034_defaults', DEFAULTS);
  addForm('test_elicitation_sep1330_enums', CHOICES);

  function addForm(name: string, requestedSchema: Form): void {
    const inputSchema = name === 'test_elicitation' ? z.object({ message: z.string() }) : NOTHING;
    server.registerTool(name, { description: 'Asks a person.', inputSchema }, async (args, { mcpReq }) => {
      const message = 'message' in args ? String(args['message']) : 'Please fill in the form.';
      const { action, content = {} } = await mcpReq.send({
        method: 'elicitation/create',
        params: { mode: 'form', message, requestedSchema },
      });
      return text(`User response: action=${action}, content=${JSON.stringify(content)}`);
    });
  }
}
