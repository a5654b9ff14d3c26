/** What a value is computed from. */
export type Term =
  | { is: 'value'; value: unknown }
  | { is: 'name'; name: string }
  | { is: 'at'; of: Term; key: Term }
  | { is: 'call'; name: string; args: Term[] }
  | { is: 'infix'; op: string; left: Term; right: Term }
  | { is: 'list'; items: Term[] }
  | { is: 'object'; entries: [Term, Term][] }
  | { is: 'comprehension'; item: Term; body: Statement[] };

/** What a body demands. */
export type Statement =
  | { is: 'term'; term: Term }
  | { is: 'not'; statement: Statement }
  | { is: 'let'; name: string; value: Term }
  | { is: 'some'; name: string; list: Term }
  | { is: 'every'; name: string; list: Term; body: Statement[] };

/** A definition of a rule or function: the first case whose body holds gives the value. */
export interface Definition {
  name: string;
  parameters: Term[];
  isDefault: boolean;
  cases: { value: Term; body: Statement[] }[];
}

const TOKEN =
  /[ \t]+|#.*|(\n|"(?:[^"\\\n]|\\.)*"|`[^`]*`|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|:=|[=!<>]=|[<>{}()[\],:;.|+])/y;

/** Reads as much of Rego as the target writes (https://www.openpolicyagent.org/docs/policy-reference#grammar). */
export function parseRego(text: string): { address: Term; definitions: Definition[] } {
  const tokens = tokensOf(text);
  let next = 0;

  const peek = () => tokens[next] ?? '';
  const isNext = (token: string) => peek() === token;
  const take = () => tokens[next++] ?? '';
  const accept = (token: string) => isNext(token) && take() === token;
  const expect = (token: string): void => {
    if (!accept(token)) throw new SyntaxError(`Rego: expected ${token} and found ${JSON.stringify(peek())}.`);
  };
  const skipLines = () => {
    while (accept('\n'));
  };

  skipLines();
  expect('package');
  const address = term();
  skipLines();
  expect('import');
  term();
  const definitions: Definition[] = [];
  for (;;) {
    skipLines();
    if (next >= tokens.length) return { address, definitions };
    definitions.push(definition());
  }

  function definition(): Definition {
    const isDefault = accept('default');
    const name = take();
    const parameters = accept('(') ? listed(')') : [];
    const cases = [oneCase()];
    for (;;) {
      const before = next;
      skipLines();
      if (!accept('else')) {
        next = before;
        return { name, parameters, isDefault, cases };
      }
      cases.push(oneCase());
    }
  }

  function oneCase(): Definition['cases'][number] {
    const value: Term = accept(':=') ? relation() : { is: 'value', value: true };
    if (!accept('if')) return { value, body: [] };
    return { value, body: isNext('{') ? block('{', '}') : [statement()] };
  }

  function block(open: string, close: string): Statement[] {
    if (open !== '') expect(open);
    const found: Statement[] = [];
    for (;;) {
      while (isNext('\n') || isNext(';')) take();
      if (accept(close)) return found;
      found.push(statement());
    }
  }

  function statement(): Statement {
    if (accept('not')) return { is: 'not', statement: statement() };
    if (accept('some')) {
      const name = take();
      expect('in');
      return { is: 'some', name, list: term() };
    }
    if (accept('every')) {
      const name = take();
      expect('in');
      return { is: 'every', name, list: term(), body: block('{', '}') };
    }
    const left = relation();
    if (left.is === 'name' && accept(':=')) return { is: 'let', name: left.name, value: relation() };
    return { is: 'term', term: left };
  }

  function relation(): Term {
    const left = term();
    if (!['==', '!=', '<', '<=', '>', '>=', 'in', '+'].includes(peek())) return left;
    return { is: 'infix', op: take(), left, right: term() };
  }

  function term(): Term {
    let read = primary();
    for (;;) {
      if (accept('.')) read = { is: 'at', of: read, key: { is: 'value', value: take() } };
      else if (accept('[')) {
        read = { is: 'at', of: read, key: relation() };
        expect(']');
      } else if (accept('(')) read = { is: 'call', name: dotted(read), args: listed(')') };
      else return read;
    }
  }

  function primary(): Term {
    const token = take();
    if (token === '[') return list();
    if (token === '{') return { is: 'object', entries: entries() };
    if (token.startsWith('`')) return { is: 'value', value: token.slice(1, -1) };
    if (/^(?:["\d-]|true$|false$|null$)/.test(token)) return { is: 'value', value: JSON.parse(token) };
    if (/^[A-Za-z_]/.test(token)) return { is: 'name', name: token };
    throw new SyntaxError(`Rego: found ${JSON.stringify(token)} where a term stands.`);
  }

  function list(): Term {
    if (accept(']')) return { is: 'list', items: [] };
    const first = relation();
    if (accept('|')) return { is: 'comprehension', item: first, body: block('', ']') };
    if (accept(']')) return { is: 'list', items: [first] };
    expect(',');
    return { is: 'list', items: [first, ...listed(']')] };
  }

  function listed(close: string): Term[] {
    const items: Term[] = [];
    while (!accept(close)) {
      items.push(relation());
      if (!isNext(close)) expect(',');
    }
    return items;
  }

  function entries(): [Term, Term][] {
    const found: [Term, Term][] = [];
    while (!accept('}')) {
      const key = term();
      expect(':');
      found.push([key, relation()]);
      if (!isNext('}')) expect(',');
    }
    return found;
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new SyntaxError(`Rego: ${JSON.stringify(text.slice(at, at + 20))} is no token.`);
    if (found[1] !== undefined) tokens.push(found[1]);
  }
  return tokens;
}

function dotted(of: Term): string {
  if (of.is === 'name') return of.name;
  if (of.is === 'at' && of.key.is === 'value') return `${dotted(of.of)}.${String(of.key.value)}`;
  throw new SyntaxError('Rego: only a name can be called.');
}
