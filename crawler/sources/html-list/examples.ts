import type { Examples } from '../examples.ts';

const SELECTORS = `{
  "id": "acme",
  "title": "Acme's list",
  "terms": "CC BY 4.0, see {place}/terms.",
  "url": "{place}/servers",
  "nextPages": { "template": "{place}/servers?page={page}", "from": 2, "to": 2 },
  "item": "article",
  "fields": {
    "name": { "select": "h3 a", "own": true },
    "description": { "select": "p" },
    "repository": { "select": "a.source", "attribute": "href" },
    "package": {
      "registry": "npm",
      "name": { "select": "code", "pattern": "^npx -y (.+)@" },
      "version": { "select": "code", "pattern": "@([0-9.]+)$" }
    }
  },
  "tools": { "item": "li", "name": { "select": "code" } }
}`;

const FIRST = `<main>
  <article>
    <h3><a href="{elsewhere}/ledger">ledger<span>A</span></a></h3>
    <p>Reads and posts entries</p>
    <a class="source" href="{elsewhere}/acme/ledger-mcp">Code</a>
    <code>npx -y @acme/ledger-mcp@2.3.0</code>
    <ul><li><code>post_entry</code></li><li><code>post_entry(amount)</code></li></ul>
  </article>
  <a rel="next" href="{elsewhere}/servers?page=2">Next</a>
</main>`;
const SECOND = `<main><article><h3><a>mail</a></h3></article><article><h3><a>ledger</a></h3></article></main>`;

export const EXAMPLES: Examples = {
  files: { 'acme.json': SELECTORS },
  answers: {
    '/servers': { text: FIRST, type: 'text/html' },
    '/servers?page=2': { text: SECOND, type: 'text/html' },
  },
  empty: { answers: { '/servers': { text: '<main><p>There are none.</p></main>', type: 'text/html' } } },
  gives: ['html-list/acme/ledger', 'html-list/acme/mail'],
  drops: ['"post_entry(amount)" is not taken for a tool', 'ledger is in the list more than once'],
};
