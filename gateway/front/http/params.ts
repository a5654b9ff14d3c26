import type { IncomingHttpHeaders } from 'node:http';
import { decodeHeader } from '../../http-headers.ts';
import type { Repeated } from '../../param-headers.ts';
import { headerOf, mismatch, type Refusal } from './refusal.ts';

/** The only way to write a number that is compared as one. */
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Refuses a call whose headers `Mcp-Param-*` are not what it says of the same parameters. */
export function wrongParams(repeated: Repeated[], headers: IncomingHttpHeaders): Refusal | undefined {
  for (const { header, value, certain } of repeated) {
    if (!certain) continue;
    const name = `Mcp-Param-${header}`;
    const sent = headerOf(headers, name.toLowerCase());
    if (sent === undefined) return mismatch(`the header ${name} is missing`);
    const decoded = decodeHeader(sent);
    if (decoded === undefined) return mismatch(`the Base64 of ${name} is malformed`);
    if (!says(decoded, value)) return mismatch(`${name} is not the parameter in the body`);
  }
  return undefined;
}

function says(decoded: string, value: Repeated['value']): boolean {
  if (decoded === String(value)) return true;
  return typeof value === 'number' && DECIMAL.test(decoded) && Number(decoded) === value;
}
