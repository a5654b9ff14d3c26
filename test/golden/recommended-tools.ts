import type { JsonObject, ToolFacts } from '../../catalog/model.ts';
import type { Category, FactorId, Risk } from '../../catalog/vocabulary.ts';
import { factsOf } from '../policy/facts.ts';

const text = { type: 'string' };
const texts = { type: 'array', items: text };

function tool(
  name: string,
  category: Category,
  risk: Risk,
  factors: FactorId[] = [],
  properties: JsonObject = {},
  required = Object.keys(properties),
): ToolFacts {
  return factsOf({ name, category, risk, factors, properties, required });
}

/** A tool of each kind that recommendations tell apart. */
export const RECOMMENDED_TOOLS: ToolFacts[] = [
  tool('frobnicate', 'Unknown', 'unrated'),
  tool('drop_table', 'Destructive', 'critical', [], { table: text }),
  tool('drop_test_table', 'Destructive', 'medium', ['simulated'], { table: text }),
  tool('finalise_release', 'Execute', 'critical', ['irreversible']),
  tool('create_refund', 'Financial', 'critical', [], { amount: { type: 'number' }, charge: text }),
  tool('create_charge', 'Financial', 'critical', [], { amount: { type: 'integer', description: 'In cents.' } }),
  tool('send_eth', 'Financial', 'critical', [], { amount: { type: 'integer', description: 'In wei.' } }),
  tool('pay_invoice', 'Financial', 'critical', ['irreversible'], { invoice: text }),
  tool('paper_trade', 'Financial', 'medium', ['simulated'], { amount: { type: 'number' } }),
  tool('run_command', 'Execute', 'critical', ['runs-arbitrary-code', 'arbitrary-path'], { command: text, cwd: text }),
  tool('execute_sql', 'Execute', 'high', ['arbitrary-query'], { sql: text }),
  tool('query_replica', 'Read', 'medium', ['arbitrary-query', 'read-only-enforced'], { sql: text }),
  tool('get_secret', 'Read', 'high', ['exposes-secrets'], { name: text }),
  tool('grant_role', 'Write', 'high', ['changes-access'], { user: text, role: text }),
  tool('restart_service', 'Execute', 'high', [], { name: text }),
  tool('create_servers', 'Execute', 'high', ['spends-indirectly'], { size: text, count: { type: 'integer' } }),
  tool('browser_navigate', 'Execute', 'high', ['arbitrary-url'], { url: text }),
  tool('fetch_pages', 'Read', 'medium', ['arbitrary-url', 'ingests-untrusted-content'], { urls: texts }),
  tool('fetch_maybe', 'Read', 'medium', ['arbitrary-url'], { url: { anyOf: [text, { type: 'null' }] } }, []),
  tool('fetch_either', 'Read', 'medium', ['arbitrary-url'], { url: { anyOf: [text, texts] } }),
  tool('read_file', 'Read', 'medium', ['arbitrary-path'], { path: text }),
  tool('move_file', 'Write', 'medium', ['arbitrary-path'], { source: text, destination: text }),
  tool('read_files', 'Read', 'medium', ['arbitrary-path'], {
    files: { type: 'array', items: { type: 'object', properties: { 'file.path': text } } },
  }),
  tool('send_email', 'Write', 'high', ['reaches-outside'], { to: texts, cc: text, body: text }),
  tool('publish_post', 'Write', 'high', ['publishes'], { text }),
  tool('update_many', 'Write', 'high', ['bulk-effect'], { records: { type: 'array', items: { type: 'object' } } }),
  tool('create_issue', 'Write', 'medium', [], { title: text }),
  tool('read_mail', 'Read', 'medium', ['reads-private-content'], { id: text }),
  tool('list_issues', 'Read', 'low'),
  {
    ...tool('poisoned', 'Read', 'low'),
    attacks: [{ rule: 'tells-to-ignore-instructions', confidence: 'high' }],
  },
  {
    ...tool('suspicious', 'Read', 'low'),
    attacks: [{ rule: 'asks-for-secrecy', confidence: 'medium' }],
  },
];
