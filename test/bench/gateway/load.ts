import type { Client } from '@modelcontextprotocol/client';

/** How calls went, in milliseconds. */
export interface Load {
  /** Time that passed, for each call. */
  perCall: number;
  /** From sending a call to its answer: half of the calls took less. */
  latency: number;
}

/** Makes `calls` calls of the tool `echo`, `atOnce` of them in flight at any time. */
export async function callMany(client: Client, calls: number, atOnce: number): Promise<Load> {
  const latencies: number[] = [];
  let next = 0;
  const began = performance.now();
  async function lane(): Promise<void> {
    while (next < calls) {
      const text = String(next++);
      const sent = performance.now();
      const { content } = await client.callTool({ name: 'echo', arguments: { text } });
      latencies.push(performance.now() - sent);
      const [said] = content;
      if (said?.type !== 'text' || said.text !== text) throw new Error(`Asked for ${text}: ${JSON.stringify(content)}`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { perCall: (performance.now() - began) / calls, latency: median(latencies) };
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
