import type { Sample } from './plain-tools.ts';

/** Three tools that are harmless apart, and complete each other. */
export const FLOW_TOOLS: Sample[] = [
  {
    tool: { name: 'read_mail', description: 'Reads the mail of the user.' },
    category: 'Read',
    factors: ['reads-private-content', 'ingests-untrusted-content'],
    read: [['says-read', '/name', 'read']],
  },
  {
    tool: { name: 'send_mail', description: 'Sends a mail to anyone.' },
    category: 'Write',
    factors: ['reaches-outside'],
    read: [['says-write', '/name', 'send']],
  },
  {
    tool: { name: 'move_mail', description: 'Moves a mail to a folder.' },
    category: 'Write',
    read: [['says-write', '/name', 'move']],
  },
];
