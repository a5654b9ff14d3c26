import { writeFileSync } from 'node:fs';
import { newHome, startServing } from '../../cli/gateway/run-gateway.ts';

export interface ThroughGateway {
  url: string;
  token: string;
  stop: () => Promise<void>;
}

/** Starts the gateway as a person does: before a server, over HTTP, with a policy that allows everything. */
export async function startThroughGateway(...server: string[]): Promise<ThroughGateway> {
  const token = 'a-token-of-this-test';
  const home = newHome();
  writeFileSync(home.policy, JSON.stringify({ version: '1', default: 'allow' }));
  const args = ['--policy', 'policy.json', '--name', 'conformance', '--http', '0', '--', ...server];
  const gateway = startServing(home, args, { MCP_GATEWAY_TOKEN: token });
  return {
    url: (await gateway.line('Serving ')).replace('Serving ', ''),
    token,
    stop: async () => {
      await gateway.stop();
      home.remove();
    },
  };
}
