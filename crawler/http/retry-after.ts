/** A host that asks for a longer pause is asked again after this one, to see whether it still wants it. */
const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/**
 * When a host wants to be asked again, in milliseconds since 1970.
 * @param value of its Retry-After header: seconds, or an HTTP date
 */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  const at = /^\d{1,9}$/.test(text) ? now + Number(text) * 1000 : httpDate(text);
  if (at === undefined || at <= now) return undefined;
  return Math.min(at, now + LONGEST_PAUSE_MS);
}

/** `Date.parse` reads almost anything; a date of HTTP has a day's name and ends in GMT, or is of the old C form. */
function httpDate(text: string): number | undefined {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : at;
}
