import { Accuracy } from './accuracy.ts';
import { Attack } from './attack.ts';
import type { Catalog } from './database.ts';
import { RuleText } from './model.ts';

/** The rules, in the order of `outcomes`, and the rule set they belong to. */
export function readRules(db: Catalog): { ruleSet: string; rules: RuleText[] } {
  const rows = db
    .prepare<[], { rule_set: string; body: string }>(
      `SELECT rule_set, body FROM rules WHERE rule_set = (SELECT rule_set FROM classifications LIMIT 1) ORDER BY position`,
    )
    .all();
  return { ruleSet: rows[0]?.rule_set ?? '', rules: rows.map((row) => RuleText.parse(JSON.parse(row.body))) };
}

/** How many tools each rule was detected on. */
export function readRuleCounts(db: Catalog): Map<string, number> {
  return new Map(
    db
      .prepare<[], [string, number]>(`SELECT rule_id, count(*) FROM findings WHERE outcome = 'detected' GROUP BY 1`)
      .raw()
      .all(),
  );
}

export function readAttacks(db: Catalog): Attack[] {
  return db
    .prepare<[], string>('SELECT body FROM attacks ORDER BY id')
    .pluck()
    .all()
    .map((body) => Attack.parse(JSON.parse(body)));
}

/** How often the rules were right when that was last measured; undefined when nothing is published. */
export function readAccuracy(db: Catalog): Accuracy | undefined {
  const body = db.prepare<[], string>('SELECT body FROM accuracy').pluck().get();
  return body === undefined ? undefined : Accuracy.parse(JSON.parse(body));
}
