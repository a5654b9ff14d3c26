import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What robots.txt files call us. */
export const PRODUCT_TOKEN = 'mcp-risk-catalog';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

/**
 * Who asks, and whom to write to about it.
 * @param contact an https or mailto address
 * @throws TypeError for anything else
 */
export function userAgentOf(contact: string | undefined): string {
  if (contact === undefined) return `${PRODUCT_TOKEN}/${version}`;
  if (!/^(https?:\/\/|mailto:)[!-'*-~]+$/.test(contact)) {
    throw new TypeError('The contact is not an https: or mailto: address. Give one without spaces and parentheses.');
  }
  return `${PRODUCT_TOKEN}/${version} (+${contact})`;
}
