import { addressKey, hashOf, hostKey, nameKey, packageKey } from '../../catalog/lookup-key.ts';
import type { PackageRegistry } from '../../catalog/record.ts';
import { commandOf } from './command.ts';
import type { Identity, StackServer } from './stack.ts';
import { field, isFields, strings, URL_FIELDS, type Fields } from './value.ts';
import { wordsOf } from './words.ts';

/** What is known of an entry without its name and place. */
type Identified = Omit<StackServer, 'name' | 'line'> & { problem?: string };

const NOTHING = { disabled: false, variables: [], headers: [] };

/** What a value of a configuration starts or reaches. A list of words is a line of a list. */
export function identify(value: unknown): Identified {
  if (Array.isArray(value)) return { ...ofWords(strings(value)), ...NOTHING };
  if (typeof value === 'string') return { ...ofWords(wordsOf(value)), ...NOTHING };
  if (!isFields(value)) return { ...unknown('This entry is no object, so it says nothing of a server.'), ...NOTHING };
  const headers = field(value, 'headers', 'http_headers', 'requestInit');
  return {
    ...ofEntry(value),
    disabled: field(value, 'disabled') === true || field(value, 'enabled') === false,
    variables: namesOf(field(value, 'env', 'environment')),
    headers: namesOf(headers),
  };
}

type Said = Pick<Identified, 'identity' | 'keys' | 'problem'>;

function ofEntry(entry: Fields): Said {
  const url = field(entry, ...URL_FIELDS);
  if (typeof url === 'string' && url.trim() !== '') return ofAddress(url.trim());
  const command = field(entry, 'command', 'cmd');
  // Zed once nested the command: { "command": { "path": …, "args": […] } }.
  if (isFields(command)) return ofEntry({ command: field(command, 'path', 'command'), args: field(command, 'args') });
  const words = Array.isArray(command) ? strings(command) : typeof command === 'string' ? [command] : [];
  const args = strings(field(entry, 'args', 'arguments'));
  if (words.length === 0 || words[0]?.trim() === '')
    return unknown('This entry has neither a command nor an address: write the one that starts or reaches the server.');
  const [first = '', ...rest] = words;
  // Without arguments of its own, a command can be a whole line; a path with spaces is none.
  const line = rest.length === 0 && args.length === 0 && !/^(?:[a-z]:)?[\\/]/i.test(first) ? wordsOf(first) : [first];
  return ofCommand([...line, ...rest, ...args]);
}

/** A line of a list: an address, a package or name alone, or a command. */
function ofWords(words: string[]): Said {
  const [first = '', ...rest] = words;
  if (/^https?:\/\//i.test(first)) return ofAddress(first);
  return rest.length === 0 && !/[\\/]/.test(first.replace(/^@[^/]+\//, '')) ? ofName(first) : ofCommand(words);
}

function ofCommand(words: readonly string[]): Said {
  const command = commandOf(words);
  switch (command.kind) {
    case 'package':
      return ofPackage(command.registry, command.package, command.version);
    case 'address':
      return ofAddress(command.address);
    case 'program':
      return { identity: command, keys: [] };
  }
}

function ofPackage(registry: PackageRegistry, name: string, version: string | undefined): Said {
  return {
    identity: { kind: 'package', registry, package: name, ...(version !== undefined && { version }) },
    keys: [{ hash: hashOf(packageKey(registry, name)), by: 'package' }],
  };
}

function ofAddress(address: string): Said {
  const [whole, host] = [addressKey(address), hostKey(address)];
  const name = host?.replace(/^host:/, '');
  if (name === undefined) return unknown('The address of this entry is no web address: it must begin with https://.');
  return {
    identity: { kind: 'address', host: name },
    keys: [
      ...(whole === undefined ? [] : [{ hash: hashOf(whole), by: 'address' as const }]),
      { hash: hashOf(`host:${name}`), by: 'host' },
    ],
  };
}

/** A word can be a package of either registry, or the name of a server. */
function ofName(word: string): Said {
  const [, name = word, version] = /^(.[^@=]*)(?:@|==)([\w.+-]+)$/.exec(word) ?? [];
  return {
    identity: { kind: 'name', name, ...(version !== undefined && { version }) },
    keys: [
      { hash: hashOf(packageKey('npm', name)), by: 'package' },
      { hash: hashOf(packageKey('pypi', name)), by: 'package' },
      { hash: hashOf(nameKey(name)), by: 'name' },
    ],
  };
}

function unknown(problem: string): Said {
  const identity: Identity = { kind: 'unknown' };
  return { identity, keys: [], problem };
}

/** The names alone: values are secrets. */
function namesOf(value: unknown): string[] {
  return isFields(value) ? Object.keys(value) : [];
}
