/** Questions to begin with, as the page shows them. */
export const QUERIES: readonly { id: string; asks: string; sql: string }[] = [
  {
    id: 'critical',
    asks: 'The servers with the most tools of critical risk',
    sql: `SELECT servers.title, count(*) AS critical
FROM tools JOIN servers ON servers.id = tools.server_id
WHERE tools.risk = 'critical'
GROUP BY servers.id ORDER BY critical DESC LIMIT 20;`,
  },
  {
    id: 'contradictions',
    asks: 'Tools that say they only read and were classified otherwise',
    sql: `SELECT server_id, name, category, risk
FROM tools
WHERE read_only_hint = 1 AND category NOT IN ('Read', 'Unknown');`,
  },
  {
    id: 'secrets',
    asks: 'Where it says that a tool gives out secrets',
    sql: `SELECT tools.server_id, tools.name, findings.message, evidence.pointer, evidence.snippet
FROM factors
JOIN tools ON tools.id = factors.tool_id
JOIN findings ON findings.tool_id = tools.id AND findings.outcome = 'detected'
JOIN evidence ON evidence.finding_id = findings.id
WHERE factors.factor = 'exposes-secrets';`,
  },
  {
    id: 'parameters',
    asks: 'The commonest parameters of tools that execute something',
    sql: `SELECT parameter.key, count(*) AS tools
FROM tools, json_each(tools.definition, '$.inputSchema.properties') AS parameter
WHERE tools.category = 'Execute'
GROUP BY parameter.key ORDER BY tools DESC LIMIT 20;`,
  },
];
