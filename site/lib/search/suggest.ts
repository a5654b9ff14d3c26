/** Suggestions under a search box while one types: a combobox with a list, as the ARIA practices describe it. */
import type { Found } from '../../../catalog/search/found.ts';
import { ask } from './client.ts';
import { element, pathOf, textNodes } from './show.ts';

const LIMIT = 7;

/** Gives a search box its suggestions. `list` stands empty and hidden after the field. */
export function suggest(input: HTMLInputElement, list: HTMLElement): void {
  let active = -1;
  let asked = 0;
  list.role = 'listbox';
  list.ariaLabel = 'Suggestions';
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];

  function open(isOpen: boolean): void {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    choose(-1);
  }

  function choose(next: number): void {
    active = next;
    for (const [i, option] of options().entries()) option.setAttribute('aria-selected', String(i === active));
    const id = options()[active]?.id;
    if (id === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', id);
  }

  async function update(): Promise<void> {
    const turn = (asked += 1);
    const answer = await ask(input.value, { limit: LIMIT }).catch(() => undefined);
    // A later letter was typed while this one was looked up.
    if (turn !== asked) return;
    const results = answer?.results ?? [];
    list.replaceChildren(
      ...results.map((found, i) => option(found, answer?.terms ?? new Set(), `${list.id}-${String(i)}`)),
    );
    open(results.length > 0 && document.activeElement === input);
  }

  input.addEventListener('input', () => void update());
  input.addEventListener('blur', () => {
    open(false);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      open(false);
    }
    if (list.hidden) return;
    const last = options().length - 1;
    if (event.key === 'ArrowDown') choose(active === last ? -1 : active + 1);
    else if (event.key === 'ArrowUp') choose(active === -1 ? last : active - 1);
    else if (event.key === 'Enter' && active >= 0) options()[active]?.click();
    else return;
    event.preventDefault();
  });
  // A press would take the focus from the field, and so close the list before it is released.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });
  if (input.value !== '') void update();
  else open(false);
}

function option(found: Found, terms: ReadonlySet<string>, id: string): HTMLElement {
  const name = element('bdi', textNodes(found.kind === 'server' ? found.title : found.name, terms, 60), 'name');
  const kind =
    found.kind === 'server' ? ['server'] : [element('bdi', textNodes(found.serverTitle, terms, 40)), `, ${found.risk}`];
  const made = element('a', [name, ' ', element('span', kind, 'soft')]);
  made.href = pathOf(found);
  // The focus stays in the field.
  made.tabIndex = -1;
  made.id = id;
  made.setAttribute('role', 'option');
  return made;
}
