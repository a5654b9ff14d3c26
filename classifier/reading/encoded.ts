import type { Place } from './hidden.ts';
import { ordersIn } from './orders.ts';
import { hasRow } from './stretches.ts';
import type { Text } from './text.ts';

/** A run begins where no such sign stands before it, so that each is read once. */
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}={0,2}/g;
const NO_RUNS: readonly RegExpExecArray[] = [];
const HEX = /^[0-9a-fA-F]+$/;
/** What a command to a shell or an interpreter has in it. */
const COMMAND = /\b(?:curl|wget|bash|powershell|eval|exec|os\.system|subprocess|rm -rf)\b|\.ssh\/|\/etc\//;
const MIN_RUN = 24;
const DECODE_CAP = 4096;
const PLACE_CAP = 20;

const RUN_SIGNS = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(/[A-Za-z0-9+/_-]/.test(String.fromCharCode(code))),
);

function isRunSign(code: number): boolean {
  return RUN_SIGNS[code] === 1;
}

/** What a run of signs says when it is decoded, or undefined when it is no prose. */
function decoded(run: string): string | undefined {
  const part = run.slice(0, DECODE_CAP);
  const isHex = HEX.test(part) && part.length % 2 === 0;
  const value = Buffer.from(part, isHex ? 'hex' : 'base64').toString('utf8');
  let left = value.length;
  for (const sign of value) {
    const isOdd = (sign < ' ' && !/\s/.test(sign)) || sign > '\u02af';
    if (isOdd && (left -= 20) < 0) return undefined;
  }
  return value.split(/\s+/).length < 3 ? undefined : value;
}

function turned(value: string): string {
  return value.replace(/[a-zA-Z]/g, (sign) => {
    const base = sign <= 'Z' ? 65 : 97;
    return String.fromCharCode(((sign.charCodeAt(0) - base + 13) % 26) + base);
  });
}

/** Runs of base64 or hexadecimal signs that decode to orders or commands, and orders in ROT13. */
export function findEncoded(text: Text): Place[] {
  const value = text.read;
  const found: Place[] = [];
  let tried = 0;
  for (const match of hasRow(value, MIN_RUN, isRunSign) ? value.matchAll(RUN) : NO_RUNS) {
    if (++tried > PLACE_CAP) break;
    const said = decoded(match[0]);
    if (said !== undefined && (ordersIn(said) >= 2 || COMMAND.test(said)))
      found.push({ text, start: match.index, end: match.index + match[0].length });
  }
  const named = value.includes('13') ? value.search(/\brot-?13\b/i) : -1;
  if (named >= 0 && ordersIn(turned(value.slice(named + 5))) >= 3) {
    found.push({ text, start: named, end: Math.min(value.length, named + 200) });
  }
  return found;
}
