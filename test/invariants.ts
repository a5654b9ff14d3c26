import type { Catalog } from '../catalog/database.ts';
import type { ToolFacts } from '../catalog/model.ts';
import { textAt } from '../catalog/pointer.ts';
import { readServer, readServers, readSnapshot } from '../catalog/read-servers.ts';
import { readToolFacts } from '../catalog/read-facts.ts';
import { readTool, readToolPaths } from '../catalog/read-tools.ts';
import { CATEGORIES, FACTORS, riskRank, type Risk } from '../catalog/vocabulary.ts';
import { describeForServer } from '../policy/describe.ts';
import { formatPolicy, parsePolicy, type Policy } from '../policy/document.ts';
import { onlyFor, recommendForServer } from '../policy/recommend.ts';
import { plainArguments } from './policy/calls.ts';
import { brokenClaims, inWords } from './policy/claims.ts';
import { runCalls } from './policy/run-calls.ts';

/** Detected findings without evidence, and evidence whose snippet is not the text at its pointer in its snapshot. */
export function brokenEvidence(db: Catalog): string[] {
  const broken: string[] = [];
  let snapshot: { server: string; manifest: unknown } | undefined;
  for (const path of readToolPaths(db)) {
    if (snapshot?.server !== path.server) {
      const sha256 = readServer(db, path.server)?.manifest?.snapshotSha256 ?? '';
      snapshot = { server: path.server, manifest: JSON.parse(readSnapshot(db, sha256) ?? 'null') };
    }
    const tool = readTool(db, path.server, path.tool);
    for (const { ruleId, outcome, evidence } of tool?.findings ?? []) {
      if (outcome === 'detected' && evidence.length === 0) broken.push(`${path.server}/${path.tool} ${ruleId}: none`);
      for (const { pointer, start, end, snippet } of evidence) {
        const text = textAt(snapshot.manifest, `/tools/${tool?.position ?? -1}${pointer}`);
        if (text?.slice(start, end) !== snippet) broken.push(`${path.server}/${path.tool} ${ruleId} ${pointer}`);
      }
    }
  }
  return broken;
}

/** Policies that do not parse, or whose sentences are not true when they are run. */
export function brokenPolicies(db: Catalog): string[] {
  return readServers(db).flatMap(({ id }) => {
    const facts = readToolFacts(db, id);
    const whole = recommendForServer(facts);
    const broken = facts.flatMap((one) => [
      ...brokenPolicy(onlyFor(one.name, whole), one.name).map((what) => `${id}/${one.name}: ${what}`),
      ...brokenPolicy(whole, one.name).map((what) => `${id}/${one.name} in the policy of its server: ${what}`),
    ]);
    return [...broken, ...brokenCounts(whole, facts).map((what) => `${id}: ${what}`)];
  });
}

function brokenPolicy(policy: Policy, name: string): string[] {
  const parsed = parsePolicy(JSON.parse(formatPolicy(policy)));
  if ('problems' in parsed) return ['does not parse'];
  return brokenClaims(parsed.policy, name, inWords(policy, name));
}

function brokenCounts(policy: Policy, facts: ToolFacts[]): string[] {
  const names = [...new Set(facts.map(({ name }) => name))];
  const { groups } = describeForServer(policy, names);
  const answers = { allowed: 'allow', limited: 'allow', asked: 'ask', denied: 'deny', hidden: 'deny' } as const;
  return (Object.keys(answers) as (keyof typeof answers)[]).flatMap((group) =>
    groups[group]
      .filter((name) => firstDecision(policy, name) !== answers[group])
      .map((name) => `${name} is not ${group}`),
  );
}

function firstDecision(policy: Policy, name: string): string | undefined {
  return runCalls(policy, [{ tool: name, arguments: plainArguments(policy, name) }])[0]?.decision;
}

/** Tools whose risk is not what a reader computes from the steps and the published table. */
export function brokenRiskSums(db: Catalog): string[] {
  return readToolPaths(db).flatMap(({ server, tool: slug }) => {
    const tool = readTool(db, server, slug);
    if (tool === undefined) return [`${server}/${slug}: missing`];
    let risk: Risk = CATEGORIES[tool.category].baseRisk;
    if (risk !== 'unrated') {
      for (const move of ['raise', 'lower'] as const) {
        for (const factor of tool.factors) {
          const { effect } = FACTORS[factor];
          if (effect.move !== move) continue;
          const higher = riskRank(effect.to) > riskRank(risk);
          if (higher === (move === 'raise')) risk = effect.to;
        }
      }
    }
    const shown = tool.riskSum.at(-1)?.result;
    return risk === tool.risk && shown === risk ? [] : [`${server}/${slug}: ${tool.risk}, computed ${risk}`];
  });
}
