import { quote, quoteMention } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { objectMentions } from '../reading/mains.ts';
import { saidToReturn } from '../reading/matter.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const REVEALING = new Set(
  'get read retrieve reveal decrypt show fetch return export obtain view dump display print'.split(' '),
);
const SECRETS = new Set(
  'secret secrets password passwords credential credentials apikey kubeconfig env mnemonic passphrase'.split(' '),
);
const SECRET_HEADS = new Set('key keys token tokens string variables vars'.split(' '));
const SECRET_MODIFIERS = new Set(
  'api private secret access auth bearer refresh session oauth connection environment env signing encryption'.split(
    ' ',
  ),
);
/** A policy about passwords, or a list of key names, gives no secret away. */
const ABOUT = new Set(
  'policy policies metadata name names status settings requirements type types id ids list references expiry reset complexity scopes info'.split(
    ' ',
  ),
);

/** A new key is shown once, in the answer to the call that makes it. */
const MAKING = new Set(['create', 'generate', 'issue', 'rotate', 'regenerate']);
const MADE = new Set('api access auth bearer login magic deploy service sign signin'.split(' '));
const MADE_HEADS = new Set(['key', 'keys', 'token', 'tokens', 'link', 'links']);

function isMadeSecret(objects: readonly string[]): boolean {
  return MADE_HEADS.has(objects.at(-1) ?? '') && MADE.has(objects.at(-2) ?? '');
}

function isSecret(objects: readonly string[]): boolean {
  const head = objects.at(-1) ?? '';
  return SECRETS.has(head) || (SECRET_HEADS.has(head) && SECRET_MODIFIERS.has(objects.at(-2) ?? ''));
}

function isAboutIt(mention: Mention): boolean {
  return ABOUT.has(mention.text.tokens[mention.last + 1]?.word ?? '');
}

export const returnsSecrets: Rule = {
  id: 'returns-secrets',
  version: 2,
  kind: 'factor',
  asserts: 'exposes-secrets',
  title: 'Returns secrets',
  question: 'Does the tool hand back passwords, keys, tokens or other secrets?',
  why: "Whatever a tool returns goes into the model's context, its logs, and every later call. A secret that was read once is a secret that must be replaced.",
  limits:
    'A tool that lists names of secrets is left out unless the text speaks of values. Crypto tokens, page tokens and language-model tokens are not secrets.',
  references: [],
  fires: [
    { name: 'get_secret', description: 'Retrieve a decrypted secret by name' },
    { name: 'get-env', description: 'Returns all environment variables' },
    { name: 'reveal_api_key' },
    { name: 'create_login_link', description: 'Create a link that signs in' },
    { name: 'db', description: 'Get the connection string of a database' },
    { name: 'dump_credentials', description: '' },
  ],
  staysQuiet: [
    { name: 'list_secrets', description: 'List the names of all secrets' },
    { name: 'get_token_price', description: 'Get the price of a token' },
    { name: 'get_password_policy', description: 'Get the password policy' },
    { name: 'count_tokens', description: 'Count the tokens of a text' },
    { name: 'rotate_password', description: 'Rotate a password' },
  ],
  check(view, decision) {
    if (decision.category === 'Destructive' || decision.category === 'Financial') return NOT_APPLICABLE;
    const label = view.labels.find((action) => REVEALING.has(action.verb) && isSecret(action.objects));
    const told = objectMentions(
      view,
      'secret',
      (action) => REVEALING.has(action.verb) && action.place !== 'name',
    ).filter((mention) => !isAboutIt(mention));
    const made = view.labels.filter((action) => MAKING.has(action.verb) && isMadeSecret(action.objects));
    const evidence = [
      ...made.map((action) => quote(action.text, action.start, action.text.value.length)),
      ...(label === undefined ? [] : [quote(label.text, label.start, label.text.value.length)]),
      ...told.map(quoteMention),
      ...saidToReturn(view, 'secret')
        .filter((mention) => !isAboutIt(mention))
        .map(quoteMention),
    ];
    return detected('high', 'The tool hands back secrets.', evidence);
  },
};
