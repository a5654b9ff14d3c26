import type { Tool } from '../../catalog/model.ts';
import type { Category, Risk } from '../../catalog/vocabulary.ts';

/** A tool in our own words, and what it must come out as. */
export interface Case {
  category: Category;
  name: string;
  description?: string;
  parameters?: Record<string, unknown>;
  risk?: Risk;
}

/** The tool of a case, as a server would list it. */
export function toolOf({ name, description, parameters }: Case): Tool {
  const schema = { type: 'object', properties: parameters ?? {} };
  return { name, ...(description === undefined ? {} : { description }), inputSchema: schema };
}

const text = { type: 'string' };

function of(...values: string[]): unknown {
  return { type: 'string', enum: values };
}

/** Pairs that look alike and are not. Every line is a mistake that catalogs have made. */
export const LOOK_ALIKES: Case[] = [
  // A noun that could be a verb is a noun before "are".
  {
    category: 'Read',
    risk: 'low',
    name: 'list_contact_labels',
    description: 'Gets all labels of a profile. Tags are how contacts are grouped. Updates may take a minute.',
  },
  // A secret that is read is still read; the risk is another axis.
  {
    category: 'Read',
    risk: 'high',
    name: 'get_secret',
    description: 'Fetches a secret from the vault and returns it decrypted.',
  },
  {
    category: 'Read',
    risk: 'low',
    name: 'list_secret_names',
    description: 'Lists the names of the secrets; values stay hidden.',
  },
  {
    category: 'Write',
    name: 'set_secret',
    description: 'Stores a secret in the vault.',
    parameters: { name: text, value: text },
  },
  { category: 'Destructive', name: 'revoke_token', description: 'Revokes an access token.' },

  // Free queries, and those that the server keeps in check.
  {
    category: 'Execute',
    name: 'read_query',
    description: 'Runs the given SQL against the warehouse.',
    parameters: { sql: text },
  },
  {
    category: 'Read',
    risk: 'medium',
    name: 'execute_sql',
    description: 'Executes SQL in a read-only transaction; writes are rejected.',
    parameters: { sql: text },
  },
  {
    category: 'Read',
    name: 'query_metrics',
    description: 'Evaluate a PromQL expression.',
    parameters: { query: text },
  },
  {
    category: 'Read',
    name: 'explain_query',
    description: 'Shows the plan of a SQL statement without executing it.',
    parameters: { sql: text },
  },
  { category: 'Write', name: 'create_reader', description: 'Creates a read-only user for the database.' },
  {
    category: 'Execute',
    name: 'run_statement',
    description: 'Run a SQL statement. This tool is not read-only.',
    parameters: { statement: text },
  },

  // Money words without money, and money without money words.
  { category: 'Read', name: 'list_subscriptions', description: 'Lists the subscriptions of a customer.' },
  { category: 'Read', name: 'get_cost', description: 'Returns the cost of the last month.' },
  {
    category: 'Read',
    name: 'compare_transfer_options',
    description: 'Compares ways to send money abroad and their fees.',
  },
  { category: 'Read', name: 'get_quote', description: 'Returns a price quote for a swap.' },
  { category: 'Write', name: 'create_quote_document', description: 'Creates a quote document for a customer.' },
  { category: 'Write', name: 'transfer_ownership', description: 'Transfers a repository to another owner.' },
  {
    category: 'Financial',
    name: 'place_order',
    description: 'Places a limit order.',
    parameters: { symbol: text, quantity: { type: 'number' } },
  },
  { category: 'Financial', name: 'sell_shares', description: 'Sells shares at market price.' },
  { category: 'Financial', name: 'create_refund' },
  {
    category: 'Financial',
    name: 'wallet',
    description: 'Sends tokens or buys them.',
    parameters: { action: of('balance', 'buy') },
  },
  {
    category: 'Write',
    risk: 'medium',
    name: 'buy_stock',
    description: 'Buys a stock with paper trading; no real money moves.',
    parameters: { symbol: text },
  },
  { category: 'Write', name: 'create_webhook_subscription', description: 'Creates a subscription to webhook events.' },
  { category: 'Financial', name: 'cancel_subscription', description: 'Cancels the subscription of a customer.' },
  { category: 'Read', name: 'estimate_payment', description: 'Estimates the monthly payment of a loan.' },
  { category: 'Read', name: 'sort_orders', description: 'Sorts a list of orders by date.' },
  { category: 'Financial', name: 'finalize_invoice', description: 'Finalizes a draft invoice so that it is charged.' },
  { category: 'Write', name: 'create_invoice', description: 'Creates a draft invoice.' },
  { category: 'Read', name: 'payment_history', description: 'Past payments of an account.' },

  // Deleting, and what only looks like it.
  {
    category: 'Write',
    name: 'delete_message',
    description: 'Moves a message to the trash, from where it can be restored.',
  },
  { category: 'Destructive', name: 'empty_trash', description: 'Deletes everything in the trash.' },
  {
    category: 'Write',
    name: 'request_account_deletion',
    description: 'Sends a request to delete an account to the support team.',
  },
  { category: 'Write', name: 'restore_deleted_page', description: 'Restores a page that was deleted.' },
  { category: 'Write', name: 'undo_delete', description: 'Undoes the last deletion.' },
  { category: 'Write', name: 'acknowledge_deletion_alert', description: 'Acknowledges an alert about a deletion.' },
  { category: 'Read', name: 'list_deleted_items', description: 'Lists items that were deleted in the last 30 days.' },
  { category: 'Read', name: 'preview_delete', description: 'Shows what would be deleted.' },
  { category: 'Read', name: 'check_delete_permission', description: 'Checks whether the user may delete a project.' },
  { category: 'Write', name: 'remove_label', description: 'Removes a label from an issue.' },
  {
    category: 'Write',
    name: 'archive_project',
    description: 'Archives a project. Unlike delete_project, nothing is deleted.',
  },
  {
    category: 'Destructive',
    name: 'manage_records',
    description: 'Works with DNS records.',
    parameters: { action: of('list', 'create', 'delete') },
  },
  {
    category: 'Write',
    name: 'manage_cards',
    description: 'Works with cards.',
    parameters: { action: of('list', 'create', 'archive') },
  },
  {
    category: 'Destructive',
    name: 'receive_messages',
    description: 'Receives messages from a queue and deletes them.',
  },
  { category: 'Destructive', name: 'purge_cache_and_data', description: 'Permanently purges all stored data.' },
  { category: 'Write', name: 'unfollow_user', description: 'Stops following a user.' },

  // Scanners and guides are named after what they are about.
  {
    category: 'Read',
    name: 'detect_sql_injection',
    description: 'Scans code for SQL injection.',
    parameters: { code: text },
  },
  { category: 'Read', name: 'secret_scanner', description: 'Finds secrets in a repository.' },
  { category: 'Read', name: 'find_dead_writes', description: 'Finds writes that are never read.' },
  { category: 'Read', name: 'get_deploy_guide', description: 'Use this tool to learn how to run a deployment.' },
  { category: 'Read', name: 'search_runbooks', description: 'Use this tool to find out how to restart services.' },
  {
    category: 'Read',
    name: 'check_command',
    description: 'Explains what a shell command would do. Does not execute it.',
    parameters: { command: text },
  },
  {
    category: 'Read',
    name: 'validate_script',
    description: 'Checks a script for errors.',
    parameters: { script: text },
  },

  // Running things, also when nothing says so.
  { category: 'Execute', risk: 'high', name: 'invoke_agent_runtime', description: '' },
  { category: 'Execute', name: 'terminal', description: '', parameters: { command: text } },
  {
    category: 'Execute',
    risk: 'critical',
    name: 'run_python',
    description: 'Runs Python code.',
    parameters: { code: text },
  },
  { category: 'Execute', name: 'restart_service' },
  { category: 'Execute', name: 'deploy_site', description: 'Deploys the site.' },
  { category: 'Execute', name: 'browser_click', description: 'Clicks an element.' },
  {
    category: 'Execute',
    name: 'call_api',
    description: 'Calls any endpoint of the API.',
    parameters: { method: of('GET', 'POST', 'DELETE'), path: text },
  },
  { category: 'Read', name: 'run_search', description: 'Runs a search over the archive.', parameters: { query: text } },
  { category: 'Read', name: 'list_runs', description: 'Lists the runs of a workflow.' },
  { category: 'Read', name: 'get_job_logs', description: 'Returns the logs of a job. To start one, use start_job.' },

  // Messages go out and cannot be called back, and are writes all the same.
  {
    category: 'Write',
    risk: 'high',
    name: 'send_email',
    description: 'Sends an e-mail.',
    parameters: { to: text, body: text },
  },
  { category: 'Write', risk: 'medium', name: 'create_email_template', description: 'Creates a template for e-mails.' },
  { category: 'Read', name: 'search_emails', description: 'Searches e-mails in the mailbox.' },
  { category: 'Write', name: 'merge_pull_request', description: 'Merges a pull request.' },
  { category: 'Write', risk: 'medium', name: 'update_contact', description: 'Updates a contact.' },
  { category: 'Execute', risk: 'high', name: 'trigger_build', description: 'Triggers a build.' },

  // Other languages.
  { category: 'Destructive', name: 'a1', description: '删除指定的文件。' },
  { category: 'Read', name: 'a2', description: '列出已删除的文件' },
  { category: 'Destructive', name: 'a3', description: 'ファイルを削除します。' },
  { category: 'Write', name: 'a4', description: 'Crea una nota nueva.' },
  { category: 'Destructive', name: 'a5', description: 'Löscht einen Datensatz.' },
  { category: 'Financial', name: 'a6', description: 'Rembourse un paiement.' },
  { category: 'Execute', name: 'a7', description: 'Executa um comando no servidor.' },
  { category: 'Write', name: 'a8', description: '메시지를 전송합니다.' },
  { category: 'Read', name: 'a9', description: 'Возвращает список заказов.' },

  // Names in every spelling.
  { category: 'Destructive', name: 'deleteDNSRecord' },
  { category: 'Destructive', name: 'acme__delete-record' },
  { category: 'Read', name: 'records.list' },
  { category: 'Write', name: 'IssuesCreate' },
  { category: 'Read', name: 'sys_get_status' },
];
