import type { Correction } from '../catalog/correction.ts';
import type { Classification } from '../catalog/model.ts';
import type { Origin } from '../catalog/read-servers.ts';
import { FACTOR_IDS } from '../catalog/vocabulary.ts';
import { riskSum } from './evaluate.ts';

/** The correction that names this tool of this server. One for its exact version goes before one for every version. */
export function correctionFor<T extends Correction>(
  corrections: readonly T[],
  server: Origin,
  tool: string,
): T | undefined {
  const fitting = corrections.filter(
    (it) =>
      it.tool === tool &&
      (it.server === undefined || it.server === server.id) &&
      (it.package === undefined || it.package === server.package) &&
      (it.version === undefined || it.version === server.version),
  );
  return fitting.find(({ version }) => version !== undefined) ?? fitting[0];
}

/**
 * What a person made of the rules' answer, with the risk summed again. The confidence is high, because somebody looked;
 * no rule decided a category that was corrected. A correction that changes nothing gives the same object.
 */
export function correct(it: Classification, correction: Correction): Classification {
  const category = correction.category ?? it.category;
  const factors = FACTOR_IDS.filter(
    (id) => correction.addFactors.includes(id) || (it.factors.includes(id) && !correction.removeFactors.includes(id)),
  );
  if (category === it.category && factors.join() === it.factors.join()) return it;
  const { risk, steps } = riskSum(category, new Set(factors));
  const { reason, link, date } = correction;
  return {
    ...it,
    category,
    risk,
    confidence: 'high',
    factors,
    decidedBy: category === it.category ? it.decidedBy : [],
    riskSum: steps,
    correction: {
      reason,
      link,
      date,
      was: { category: it.category, risk: it.risk, confidence: it.confidence, factors: it.factors },
    },
  };
}
