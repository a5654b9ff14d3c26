import { percent, quantity, list } from './language.ts';

export interface Share<K extends string> {
  id: K;
  label: string;
  count: number;
}

export interface Slice<K extends string> extends Share<K> {
  /** Start and width in a bar that is 1000 wide. */
  x: number;
  width: number;
  percent: string;
}

const WIDTH = 1000;
const GAP = 4;
/** So that one among thousands can still be seen. */
const LEAST = 6;

/** Lays shares out as a bar; a share of none has no slice. */
export function slicesOf<K extends string>(shares: Share<K>[]): Slice<K>[] {
  const present = shares.filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  const room = WIDTH - GAP * (present.length - 1);
  const wide = present.map(({ count }) => Math.max(LEAST, (count / total) * room));
  const scale = room / wide.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return present.map((share, i) => {
    const width = round((wide[i] ?? 0) * scale);
    const slice = { ...share, x: round(x), width, percent: percent(share.count, total) };
    x += width + GAP;
    return slice;
  });
}

/** The bar in words, for those who do not see it. */
export function barInWords(slices: Slice<string>[]): string {
  return list(
    slices.map(({ label, count, percent: share }) => `${quantity(count, 'tool')} ${label.toLowerCase()} (${share})`),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
