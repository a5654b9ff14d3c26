import { gzipSync } from 'node:zlib';

/** What a tool page may weigh, in bytes as a server sends its HTML compressed. */
export const TOOL_PAGE_BYTES = 9_000;

/** How much of what is long a tool page shows. The rest is named, counted or linked, never dropped in silence. */
export interface Room {
  attacks: number;
  /** Texts of the definition that findings were read in. */
  evidence: number;
  parameters: number;
  /** Characters of the description of a parameter. */
  parameterText: number;
  /** Whether the text of the policy is on the page, or only in the file that it links. */
  policy: boolean;
  /** The clients in whose format the policy is shown too. */
  clients: readonly string[];
}

const AMPLE: Room = {
  attacks: 6,
  evidence: 6,
  parameters: 24,
  parameterText: 260,
  policy: true,
  clients: ['claude-code', 'codex', 'gemini-cli'],
};

/** From the most to the least. Astro takes a fourth rendering of one page for a loop. */
const ROOMS: readonly Room[] = [
  AMPLE,
  { attacks: 2, evidence: 3, parameters: 24, parameterText: 90, policy: true, clients: [] },
  // The policy is then the longest text by far, and of use only as a file.
  { attacks: 1, evidence: 2, parameters: 10, parameterText: 60, policy: false, clients: [] },
];

/** Renders a page with less and less until it is light enough; the last is taken as it is. */
export async function lightEnough(render: (room: Room) => Promise<string>): Promise<string> {
  let html = '';
  for (const room of ROOMS) {
    html = await render(room);
    if (gzipSync(html).length <= TOOL_PAGE_BYTES) break;
  }
  return html;
}
