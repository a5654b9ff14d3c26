import {
  acceptedContent,
  completable,
  inputRequired,
  ResourceTemplate,
  type GetPromptResult,
  type McpServer,
  type PromptMessage,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { PIXEL } from './content.ts';
import { askFor } from './rounds.ts';

/** Everything that is no tool. */
export function addOthers(server: McpServer): void {
  addResources(server);
  addPrompts(server);
}

function addResources(server: McpServer): void {
  const plain = { description: 'A text.', mimeType: 'text/plain' };
  for (const name of ['static-text', 'watched-resource']) {
    server.registerResource(name, `test://${name}`, plain, ({ href }) => ({
      contents: [{ uri: href, mimeType: 'text/plain', text: `This is the content of ${name}.` }],
    }));
  }
  const image = { description: 'An image.', mimeType: 'image/png' };
  server.registerResource('static-binary', 'test://static-binary', image, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'image/png', blob: PIXEL }],
  }));
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  const json = { description: 'Data of an id.', mimeType: 'application/json' };
  server.registerResource('template', template, json, ({ href }, { id }) => ({
    contents: [{ uri: href, mimeType: 'application/json', text: JSON.stringify({ id }) }],
  }));
  // The SDK leaves it to the server what it does with subscriptions.
  server.server.setRequestHandler('resources/subscribe', () => ({}));
  server.server.setRequestHandler('resources/unsubscribe', () => ({}));
}

function user(content: PromptMessage['content']): PromptMessage {
  return { role: 'user', content };
}

function say(text: string): PromptMessage {
  return user({ type: 'text', text });
}

function addPrompts(server: McpServer): void {
  const prompt = (...messages: PromptMessage[]): GetPromptResult => ({ messages });
  server.registerPrompt('test_simple_prompt', { description: 'Says something.' }, () =>
    prompt(say('This is a simple prompt for testing.')),
  );
  const completed = completable(z.string(), (value) => ['paris', 'park', 'party'].filter((it) => it.startsWith(value)));
  server.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'Repeats its arguments.', argsSchema: z.object({ arg1: completed, arg2: z.string() }) },
    ({ arg1, arg2 }) => prompt(say(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  );
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'Holds a resource.', argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri }) =>
      prompt(
        user({ type: 'resource', resource: { uri: resourceUri, mimeType: 'text/plain', text: 'Embedded.' } }),
        say('Please process the embedded resource above.'),
      ),
  );
  server.registerPrompt('test_prompt_with_image', { description: 'Holds an image.' }, () =>
    prompt(user({ type: 'image', data: PIXEL, mimeType: 'image/png' }), say('Please analyze the image above.')),
  );
  // The types give a prompt without arguments nothing; in truth it is given the context.
  const asks = ({ mcpReq }: ServerContext) => {
    const given = acceptedContent<{ context: string }>(mcpReq.inputResponses, 'user_context');
    if (given !== undefined) return prompt(say(`Use the following context: ${given.context}`));
    return inputRequired({ inputRequests: { user_context: askFor('Which context?', 'context') } });
  };
  server.registerPrompt('test_input_required_result_prompt', { description: 'Needs an answer first.' }, asks as never);
}
