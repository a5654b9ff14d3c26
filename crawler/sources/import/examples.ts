import type { Examples } from '../examples.ts';

const LEDGER = '{"server":"ledger","serverInfo":{"name":"ledger","version":"2.3.0"},"tools":[{"name":"post_entry"}]}';
const MAIL = '{"server":"mail","tools":[{"name":"send","description":"Sends mail, see {elsewhere}/mail"}]}';

export const EXAMPLES: Examples = {
  files: { 'kept.jsonl': `${LEDGER}\n{"server":\n${LEDGER}\n`, 'mail.json': MAIL, 'notes.txt': 'No manifest.' },
  empty: { files: {} },
  gives: ['ledger', 'mail'],
  drops: ['not JSON', 'the server ledger is in'],
};
