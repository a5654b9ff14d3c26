import { z } from 'zod';
import { remembering, type Decide } from './decide.ts';

/** https://cursor.com/docs/reference/permissions: `server:tool`, where a star stands for any name. */
const Permissions = z.strictObject({ mcpAllowlist: z.array(z.string()) });

/** In the mode that runs what is listed. Read as loosely as the documentation can be understood: without regard to case. */
export const decide: Decide = (text, server, { tool }) => {
  const listed = read(text).some((entry) => entry.server.test(server) && entry.tool.test(tool));
  return listed ? 'allow' : 'ask';
};

const read = remembering((text) =>
  Permissions.parse(JSON.parse(text)).mcpAllowlist.map((entry) => {
    const [ofServer = '', ...ofTool] = entry.split(':');
    return { server: expression(ofServer), tool: expression(ofTool.join(':')) };
  }),
);

function expression(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}
