import type { Accuracy } from '../../../catalog/accuracy.ts';
import type { Figures } from './measure.ts';
import { share } from './statistics.ts';

/** A figure that is published first, and that a change may not make worse unseen. */
interface Headline {
  name: string;
  value: number | null;
  /** Whether less is better. */
  less?: true;
}

function headlines(figures: Figures): Headline[] {
  const right = (asked: string): number | null => {
    const found = figures.calibration.find(({ confidence }) => confidence === asked);
    return share(found?.right ?? 0, found?.rows ?? 0);
  };
  return [
    { name: 'macro-F1 on core rows', value: figures.definition.core.macroF1 },
    { name: 'macro-F1 on agreed rows', value: figures.definition.agreed.macroF1 },
    { name: 'dangerous misses', value: figures.dangerousMisses.length, less: true },
    { name: 'share right at high confidence', value: right('high') },
    { name: 'share right at medium confidence', value: right('medium') },
    { name: 'micro-F1 of factors', value: figures.factors.f1 },
  ];
}

/** Each headline figure that is worse than the published one, as a sentence. */
export function worseThan(published: Accuracy, now: Figures): string[] {
  const before = headlines(published);
  return headlines(now).flatMap(({ name, value, less }, i) => {
    const old = before[i]?.value ?? null;
    if (old === null || value === null) return [];
    return (less === true ? value > old : value < old) ? [`${name}: ${old} → ${value}`] : [];
  });
}
