import { BENCHMARKS } from './benchmarks.ts';

/** Runs the named benchmarks, or all, and prints one table. Each figure stands beside its baseline in the same run. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.\n`,
  );
  process.exit(2);
}
const rows = [];
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  rows.push({ benchmark: name, ...(await run()) });
}
// eslint-disable-next-line no-console -- the table is the output
console.table(rows);
