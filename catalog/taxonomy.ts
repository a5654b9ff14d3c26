/**
 * The entries of public threat lists that the catalog refers to, each once. Categories, factors and rules name them by
 * id, so that a reader who works with one of these lists finds the tools it is about.
 */

export interface Framework {
  id: string;
  label: string;
  url: string;
}

export const FRAMEWORKS = {
  'owasp-mcp': {
    id: 'owasp-mcp',
    label: 'OWASP MCP Top 10 (2025)',
    url: 'https://owasp.org/www-project-mcp-top-10/',
  },
  'owasp-agentic': {
    id: 'owasp-agentic',
    label: 'OWASP Top 10 for Agentic Applications 2026',
    url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
  },
  'mitre-atlas': { id: 'mitre-atlas', label: 'MITRE ATLAS', url: 'https://atlas.mitre.org' },
  'safe-mcp': { id: 'safe-mcp', label: 'SAFE-MCP', url: 'https://github.com/SAFE-MCP/safe-mcp' },
} as const satisfies Record<string, Framework>;
export type FrameworkId = keyof typeof FRAMEWORKS;
export const FRAMEWORK_IDS = Object.keys(FRAMEWORKS) as FrameworkId[];

export interface TaxonomyEntry {
  framework: FrameworkId;
  /** What the entry is about. Of the OWASP lists in our own words: the terms of their texts do not fit our licence. */
  title: string;
  /** The entry's own page where it has one that keeps its address, else that of its list. */
  url: string;
}

function mcp(title: string): TaxonomyEntry {
  return { framework: 'owasp-mcp', title, url: FRAMEWORKS['owasp-mcp'].url };
}

function agentic(title: string): TaxonomyEntry {
  return { framework: 'owasp-agentic', title, url: FRAMEWORKS['owasp-agentic'].url };
}

function atlas(id: string, title: string): TaxonomyEntry {
  return { framework: 'mitre-atlas', title, url: `${FRAMEWORKS['mitre-atlas'].url}/techniques/${id}` };
}

function safe(id: string, title: string): TaxonomyEntry {
  return { framework: 'safe-mcp', title, url: `${FRAMEWORKS['safe-mcp'].url}/blob/main/techniques/${id}/README.md` };
}

/** A technique that SAFE-MCP lists, but has no page for. */
function safeListed(title: string): TaxonomyEntry {
  return { framework: 'safe-mcp', title, url: `${FRAMEWORKS['safe-mcp'].url}#ttp-overview` };
}

export const TAXONOMY = {
  MCP01: mcp('Secrets and tokens that get into the wrong hands'),
  MCP02: mcp('Rights that grow beyond what the task needs'),
  MCP03: mcp('Tool definitions that instruct the model'),
  MCP05: mcp('Commands and code run from what the model was told'),
  MCP06: mcp('An agent turned from what its user asked for'),
  MCP10: mcp('More context shared than the task needs'),
  ASI01: agentic('An agent that follows somebody else’s goal'),
  ASI02: agentic('Permitted tools put to a harmful use'),
  ASI03: agentic('Identities and rights of the agent abused'),
  ASI05: agentic('Code that nobody meant to run'),
  ASI08: agentic('One failure that spreads to many things'),
  ASI09: agentic('People who trust the agent too far'),
  'AML.T0034.002': atlas('AML.T0034.002', 'Agentic Resource Consumption'),
  'AML.T0051.001': atlas('AML.T0051.001', 'LLM Prompt Injection: Indirect'),
  'AML.T0053': atlas('AML.T0053', 'AI Agent Tool Invocation'),
  'AML.T0068': atlas('AML.T0068', 'LLM Prompt Obfuscation'),
  'AML.T0085.001': atlas('AML.T0085.001', 'Data from AI Services: AI Agent Tools'),
  'AML.T0086': atlas('AML.T0086', 'Exfiltration via AI Agent Tool Invocation'),
  'AML.T0098': atlas('AML.T0098', 'AI Agent Tool Credential Harvesting'),
  'AML.T0099': atlas('AML.T0099', 'AI Agent Tool Data Poisoning'),
  'AML.T0101': atlas('AML.T0101', 'Data Destruction via AI Agent Tool Invocation'),
  'AML.T0110': atlas('AML.T0110', 'AI Agent Tool Poisoning'),
  'SAFE-T1001': safe('SAFE-T1001', 'Tool Poisoning Attack'),
  'SAFE-T1008': safe('SAFE-T1008', 'Tool Shadowing Attack'),
  'SAFE-T1101': safe('SAFE-T1101', 'Command Injection'),
  'SAFE-T1102': safe('SAFE-T1102', 'Prompt Injection'),
  'SAFE-T1104': safe('SAFE-T1104', 'Over-Privileged Tool Abuse'),
  'SAFE-T1105': safe('SAFE-T1105', 'Path Traversal via File Tool'),
  'SAFE-T1402': safe('SAFE-T1402', 'Instruction Steganography'),
  'SAFE-T1404': safe('SAFE-T1404', 'Response Tampering'),
  'SAFE-T1502': safe('SAFE-T1502', 'File-Based Credential Harvest'),
  'SAFE-T1504': safe('SAFE-T1504', 'Token Theft via API Response'),
  'SAFE-T1701': safe('SAFE-T1701', 'Cross-Tool Contamination'),
  'SAFE-T1801': safe('SAFE-T1801', 'Automated Data Harvesting'),
  'SAFE-T1803': safe('SAFE-T1803', 'Database Dump'),
  'SAFE-T1910': safe('SAFE-T1910', 'Covert Channel Exfiltration'),
  'SAFE-T1911': safe('SAFE-T1911', 'Parameter Exfiltration'),
  'SAFE-T1914': safeListed('Tool-to-Tool Exfiltration'),
  'SAFE-T2101': safe('SAFE-T2101', 'Data Destruction'),
  'SAFE-T2104': safeListed('Fraudulent Transactions'),
} as const satisfies Record<string, TaxonomyEntry>;
export type TaxonomyId = keyof typeof TAXONOMY;
export const TAXONOMY_IDS = Object.keys(TAXONOMY) as TaxonomyId[];

/** The entry of an id; undefined for one that a stored rule names and this program does not know. */
export function taxonomyEntry(id: string): TaxonomyEntry | undefined {
  return Object.hasOwn(TAXONOMY, id) ? TAXONOMY[id as TaxonomyId] : undefined;
}
