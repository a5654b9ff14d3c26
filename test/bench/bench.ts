import { parseArgs } from 'node:util';
import { accuracy } from './accuracy/accuracy.ts';
import { BENCHMARKS } from './benchmarks.ts';
import { golden } from './golden.ts';

/** Asked for by name alone: they answer with an exit code, and `--write` accepts what they found. */
const CHECKS: Record<string, (write: boolean) => number | Promise<number>> = { accuracy, golden };

/** Runs a check, or the named benchmarks, or all of these in one table: each figure beside its baseline in the same run. */
const { positionals: asked, values } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const [check] = asked.map((name) => CHECKS[name]);
const unknown = asked.filter((name) => !(name in BENCHMARKS) && !(name in CHECKS));
if (unknown.length > 0) {
  const names = [...Object.keys(BENCHMARKS), ...Object.keys(CHECKS)].join(', ');
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${names}.\n`);
  process.exitCode = 2;
} else if (check !== undefined) {
  process.exitCode = await check(values.write ?? false);
} else {
  const rows = [];
  for (const [name, run] of Object.entries(BENCHMARKS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const figure of await run()) rows.push({ benchmark: name, ...figure });
  }
  // eslint-disable-next-line no-console -- the table is the output
  console.table(rows);
}
