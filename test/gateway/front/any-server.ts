import type { OpenServer } from '../../../gateway/connection.ts';
import { startGateway } from '../over-http.ts';
import { answerTo } from '../parts.ts';

/** The gateway before a server that answers everything, and what that was sent. */
export async function gateway(options: Parameters<typeof startGateway>[1] = {}) {
  const sent: string[] = [];
  const openServer: OpenServer = (listener) => ({
    send: ({ id, method = '' }) => {
      sent.push(method);
      if (id !== undefined) listener.message(answerTo(id, { tools: [] }));
    },
    close: () => undefined,
  });
  return { ...(await startGateway(openServer, options)), sent };
}
