/** The search page: what is asked stands in its address, so that a search can be shared, and gone back to. */
import type { Found } from '../../../catalog/search/found.ts';
import type { SearchAnswer } from '../../../catalog/search/search.ts';
import { CATEGORY_IDS, RISK_IDS } from '../../../catalog/vocabulary.ts';
import { ask } from './client.ts';
import { element, pathOf, textNodes } from './show.ts';
import { number } from '../language.ts';
import { answerInWords } from './words.ts';

const STEP = 20;

/** Runs the search of a page whose parts are in `root`. */
export function runSearchPage(root: HTMLElement): void {
  const form = part(root, 'form', HTMLFormElement);
  const input = part(root, 'input[name=q]', HTMLInputElement);
  const status = part(root, '[role=status]', HTMLElement);
  const results = part(root, 'ol', HTMLElement);
  const more = part(root, '.more', HTMLButtonElement);
  let limit = STEP;
  let asked = 0;

  async function update(): Promise<void> {
    const turn = (asked += 1);
    const query = input.value;
    const categories = CATEGORY_IDS.filter((id) => chosen(form, 'category').includes(id));
    const risks = RISK_IDS.filter((id) => chosen(form, 'risk').includes(id));
    try {
      const answer = await ask(query, { categories, risks, limit });
      // A later letter was typed while this one was looked up.
      if (turn !== asked) return;
      status.textContent = answerInWords(query, answer, categories.length + risks.length > 0);
      results.replaceChildren(...answer.results.map((found) => resultItem(root, found, answer.terms)));
      more.hidden = answer.results.length >= answer.total;
      showCounts(form, answer);
    } catch {
      if (turn === asked) status.textContent = 'The search index could not be loaded. Reload the page to try again.';
    }
  }

  function start(remember: 'push' | 'replace'): void {
    limit = STEP;
    const address = addressOf(form);
    if (address !== location.pathname + location.search) {
      if (remember === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    void update();
  }

  function readAddress(): void {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get('q') ?? '';
    for (const box of boxes(form)) box.checked = asked.getAll(box.name).includes(box.value);
    void update();
  }

  input.addEventListener('input', () => {
    start('replace');
  });
  form.addEventListener('change', (event) => {
    if (event.target !== input) start('push');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    start('push');
  });
  more.addEventListener('click', () => {
    const shown = results.children.length;
    limit += STEP;
    void update().then(() => {
      results.children[shown]?.querySelector('a')?.focus();
    });
  });
  root.addEventListener('keydown', (event) => {
    moveByKey(event, input, results);
  });
  addEventListener('popstate', readAddress);
  root.hidden = false;
  readAddress();
  if (input.value === '') input.focus();
}

/** The arrows go from the field through the results and back; Escape goes back to the field, and empties it. */
function moveByKey(event: KeyboardEvent, input: HTMLInputElement, results: HTMLElement): void {
  const stops: HTMLElement[] = [input, ...results.querySelectorAll('a.result')] as HTMLElement[];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: at === 0 ? -1 : 0 }[event.key];
  const stop = to === undefined ? undefined : stops[to];
  if (stop === undefined) return;
  event.preventDefault();
  stop.focus();
}

function resultItem(root: HTMLElement, found: Found, terms: ReadonlySet<string>): HTMLElement {
  const name = element('bdi', textNodes(found.kind === 'server' ? found.title : found.name, terms, 100));
  const link = element('a', found.kind === 'server' ? [name] : [element('code', [name])], 'result');
  link.href = pathOf(found);
  if (found.kind === 'server') {
    const tools = `Server, ${number(found.tools)} ${found.tools === 1 ? 'tool' : 'tools'}`;
    return element('li', [element('p', [link]), element('p', [tools], 'soft')]);
  }
  const server = element('bdi', textNodes(found.serverTitle, terms, 60));
  const what = [server, `, ${found.category}, `, badge(root, found.risk)];
  const said = element('p', [element('bdi', textNodes(found.description, terms, 200))], 'said');
  return element('li', [
    element('p', [link]),
    element('p', what, 'soft'),
    ...(found.description.trim() === '' ? [] : [said]),
  ]);
}

/** A badge as every page shows it, copied from the page's own. */
function badge(root: HTMLElement, risk: string): Node {
  const template = root.querySelector<HTMLTemplateElement>(`template[data-risk="${risk}"]`);
  return template?.content.cloneNode(true) ?? document.createTextNode(risk);
}

function showCounts(form: HTMLFormElement, { categories, risks }: SearchAnswer): void {
  const counts: Record<string, number> = { ...categories, ...risks };
  for (const box of boxes(form)) {
    const count = box.parentElement?.querySelector('.count');
    if (count) count.textContent = number(counts[box.value] ?? 0);
  }
}

function boxes(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
}

function chosen(form: HTMLFormElement, name: string): string[] {
  return boxes(form).flatMap((box) => (box.name === name && box.checked ? [box.value] : []));
}

/** The address that stands for what is asked: nothing that is empty is in it. */
function addressOf(form: HTMLFormElement): string {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') asked.append(name, value);
  const query = asked.toString();
  return location.pathname + (query === '' ? '' : `?${query}`);
}

function part<T extends Element>(root: HTMLElement, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The search page has no ${selector}.`);
  return found;
}
