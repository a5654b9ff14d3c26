import type { ServerContext } from '@modelcontextprotocol/server';

/** Ends the response of a call before its answer, where there is a response to end: the client has to ask for the rest. */
export async function closeStream({ http }: ServerContext): Promise<void> {
  http?.closeSSE?.();
  await new Promise((resolve) => setTimeout(resolve, 100));
}
