import { z } from 'zod';
import type { Dropped } from '../source.ts';

/** Tells that a part of a record was left out: which (such as `packages[2]`), and why. */
export type Drop = (part: string, reason: string) => void;

/** Notes every dropped part under the name of its source and record. */
export function dropInto(dropped: Dropped[], record: string): Drop {
  return (part, reason) => {
    dropped.push({ where: `${record}: ${part}`, reason });
  };
}

/** A field that costs nothing but itself: `null` and what is of another shape count as absent. */
export function orAbsent<T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodOptional<T>> {
  return schema.optional().catch(undefined);
}

export const text = orAbsent(z.string());

/** Text, or a number or truth value that somebody forgot to quote. */
export const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** Anything that stands in a list; what is no list counts as an empty one. */
export const list = z.array(z.unknown()).catch([]);

/** The items that are of a shape. The others are dropped one by one. */
export function goodItems<T extends z.ZodType>(
  items: unknown[],
  schema: T,
  name: string,
  drop: Drop,
  most = 100,
): { item: z.infer<T>; part: string }[] {
  if (items.length > most) drop(`${name}[${most}…]`, `there are ${items.length}, and we read ${most}`);
  return items.slice(0, most).flatMap((raw, index) => {
    const part = `${name}[${index}]`;
    const read = schema.safeParse(raw);
    if (read.success) return [{ item: read.data, part }];
    drop(part, inWords(read.error));
    return [];
  });
}

/** What is wrong, in one line. */
export function inWords(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

/** A stranger's text inside a sentence of ours: short, and without anything that a terminal obeys. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text).replace(/[\p{Cc}\p{Cf}]/gu, '�');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
