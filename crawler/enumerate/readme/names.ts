const NAME = /^[A-Za-z][A-Za-z0-9_./-]{1,127}$/;
const FILE = /\.(json[cl5]?|ya?ml|md|[cm]?[jt]sx?|py|toml|env|txt|log|sh|html?|csv|pdf|ini|cfg|db|sqlite|lock)$/i;
const ENVIRONMENT = /^[A-Z][A-Z0-9_]*$/;
const TYPES = new Set(
  'string str number integer int float boolean bool array object list[] true false null none undefined any enum required optional default'.split(
    ' ',
  ),
);

/** Why a text in the place of a name is not the name of a tool; undefined when it can be one. */
export function notAName(text: string): string | undefined {
  if (/^[A-Za-z][\w.-]*\s?\(.*\)$/.test(text)) return 'it is a signature, not a name';
  if (/\s/.test(text)) return 'it has spaces';
  if (text.startsWith('-')) return 'it is an option of a command line';
  if (/^[./~]|:\/\//.test(text) || text.endsWith('/')) return 'it is a path or an address';
  if (!NAME.test(text)) return 'it is not written as the name of a tool';
  if (ENVIRONMENT.test(text)) return 'it is written as a variable';
  if (FILE.test(text)) return 'it is a file name';
  if (TYPES.has(text.toLowerCase())) return 'it is a word for a type';
  return undefined;
}

/** Names that emphasis alone marks must look like identifiers: people embolden ordinary words. */
export function isIdentifier(text: string): boolean {
  return /^[a-z][a-z0-9]*$/.test(text) || isCompound(text);
}

/** Several words run together as programs write them: `create_issue`, `create-issue`, `createIssue`, `Acme_create`. */
export function isCompound(text: string): boolean {
  return (
    (/^[A-Za-z0-9]+([_./][A-Za-z0-9]+)+$/.test(text.replaceAll('-', '_')) &&
      !/^[A-Z][a-z]+(-[A-Za-z][a-z]+)*$/.test(text)) ||
    /^[a-z]+[0-9]*[A-Z][A-Za-z0-9]*$/.test(text)
  );
}

/** What tools do. Without words that parameters begin with as often: start, end, filter, sort, query, include. */
const VERBS = new Set(
  `abort accept activate add aggregate analyze annotate append apply approve archive assign attach authenticate authorize
  browse build bulk buy calculate call cancel capture check clear click clone close commit compare compile complete
  configure connect convert copy crawl create deactivate debug delete deploy describe destroy detach detect diff disable
  disconnect discover dismiss download drag drop edit enable evaluate exec execute explain export extract fetch find fork
  generate geocode get grant handle hover import init initialize inspect insert install interact invoke issue kill launch
  list load lookup make manage mark merge modify monitor move navigate open parse patch pause ping post preview press
  print provision publish pull purchase purge push put read recall record refresh refund register reject reload remove
  rename render reopen replace reply request reset resize resolve restart restore resume retrieve revert revoke rollback
  rotate run save scale scan schedule scrape screenshot scroll search select send set share show snapshot stop store
  submit subscribe suggest summarize switch sync tail take terminate test think toggle track transfer translate trigger
  type unassign undo uninstall unlink unlock unsubscribe update upgrade upload upsert use validate verify view visualize
  wait watch write`.split(/\s+/),
);
/** What parameters end with: `list_id`, `update_mask`, `post_url`. */
const PARAMETER_ENDINGS = new Set(
  'at by count date id ids key limit mask mode name number options path size text time timeout token type uri url'.split(
    ' ',
  ),
);
/** One word that is a parameter as often as a tool. */
const EITHER = new Set('query search type select schedule record text issue monitor'.split(' '));

/** How surely a name says that it does something: 2 surely, 1 perhaps, 0 not. */
export function actsBy(name: string): 0 | 1 | 2 {
  const words = wordsOf(name);
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length === 1) {
    if (EITHER.has(first)) return 1;
    return VERBS.has(first) ? 2 : 0;
  }
  if (words.length === 2 && PARAMETER_ENDINGS.has(last) && first !== 'get') return VERBS.has(first) ? 1 : 0;
  return VERBS.has(first) || VERBS.has(second) || VERBS.has(last) ? 2 : 0;
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_./-]+/)
    .filter((word) => word !== '');
}
