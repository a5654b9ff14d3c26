import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  createRequestStateCodec,
  inputRequired,
  type CallToolResult,
  type ClientCapabilities,
  type InputRequests,
  type InputRequiredResult,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { NOTHING, text } from './content.ts';

/** Seals what a call has to remember between its rounds, so that the client cannot change it. */
const STATE = createRequestStateCodec<Record<string, unknown>>({ key: crypto.getRandomValues(new Uint8Array(32)) });
export function verifyState(...state: Parameters<typeof STATE.verify>): ReturnType<typeof STATE.verify> {
  return STATE.verify(...state);
}

type Round = (ctx: ServerContext) => Promise<CallToolResult | InputRequiredResult>;

export function askFor(message: string, field: string, type: 'string' | 'boolean' = 'string'): InputRequests[string] {
  const property = type === 'string' ? ({ type: 'string' } as const) : ({ type: 'boolean' } as const);
  const requestedSchema = { type: 'object' as const, properties: { [field]: property }, required: [field] };
  return inputRequired.elicit({ message, requestedSchema });
}

function sample(prompt: string): InputRequests[string] {
  return inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text: prompt } }],
    maxTokens: 100,
  });
}

const everything = (): InputRequests => ({
  user_name: askFor('What is your name?', 'name'),
  greeting: sample('Generate a greeting'),
  client_roots: inputRequired.listRoots(),
});

/** Asks for these until all are answered. With `sealed`, the answers count only together with the state. */
function once(inputRequests: InputRequests, sealed = false): Round {
  return async ({ mcpReq }) => {
    const given = mcpReq.inputResponses ?? {};
    const missing = Object.entries(inputRequests).some(([key, { method }]) =>
      method === 'elicitation/create' ? acceptedContent(given, key) === undefined : given[key] === undefined,
    );
    if (!missing && (!sealed || mcpReq.requestState() !== undefined)) return text(`state-ok ${JSON.stringify(given)}`);
    return inputRequired({ inputRequests, ...(sealed && { requestState: await STATE.mint({}) }) });
  };
}

const ROUNDS: Record<string, Round> = {
  test_input_required_result_elicitation: ({ mcpReq }) => {
    const name = acceptedContent<{ name?: unknown }>(mcpReq.inputResponses, 'user_name')?.name;
    if (typeof name === 'string') return Promise.resolve(text(`Hello, ${name}!`));
    return Promise.resolve(inputRequired({ inputRequests: { user_name: askFor('What is your name?', 'name') } }));
  },
  test_input_required_result_sampling: once({ capital_question: sample('What is the capital of France?') }),
  test_input_required_result_list_roots: once({ client_roots: inputRequired.listRoots() }),
  test_input_required_result_request_state: once({ confirm: askFor('Please confirm', 'ok', 'boolean') }, true),
  test_input_required_result_tampered_state: once({ confirm: askFor('Please confirm', 'ok', 'boolean') }, true),
  test_input_required_result_multiple_inputs: once(everything(), true),
  test_missing_capability: once({ llm_answer: sample('Say "pong".') }),
  test_input_required_result_multi_round: async ({ mcpReq }) => {
    const { round = 0, name } = mcpReq.requestState<{ round?: number; name?: unknown }>() ?? {};
    const given = mcpReq.inputResponses ?? {};
    if (round === 0) {
      const requestState = await STATE.mint({ round: 1 });
      return inputRequired({ inputRequests: { step1: askFor('Step 1: What is your name?', 'name') }, requestState });
    }
    if (round === 1) {
      const requestState = await STATE.mint({
        round: 2,
        name: acceptedContent<{ name: string }>(given, 'step1')?.name,
      });
      return inputRequired({ inputRequests: { step2: askFor('Step 2: Which color?', 'color') }, requestState });
    }
    return text(`${String(name)} likes ${JSON.stringify(acceptedContent(given, 'step2'))}`);
  },
  test_input_required_result_capabilities: ({ mcpReq }) => {
    if (mcpReq.inputResponses !== undefined) return Promise.resolve(text('answered'));
    const envelope: Record<string, unknown> = mcpReq.envelope ?? {};
    const can = envelope[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined;
    const { user_name, greeting, client_roots } = everything();
    const inputRequests = {
      ...(can?.elicitation && user_name && { user_name }),
      ...(can?.sampling && greeting && { greeting }),
      ...(can?.roots && client_roots && { client_roots }),
    };
    return Promise.resolve(
      Object.keys(inputRequests).length === 0 ? text('nobody to ask') : inputRequired({ inputRequests }),
    );
  },
};

/** Tools that need more than one round, as the revision without sessions has it. */
export function addRounds(server: McpServer): void {
  for (const [name, round] of Object.entries(ROUNDS)) {
    server.registerTool(name, { description: 'Needs answers first.', inputSchema: NOTHING }, (_, ctx) => round(ctx));
  }
}
