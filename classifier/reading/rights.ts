import { phrases } from '../patterns/phrases.ts';
import type { Action } from './action.ts';

const RIGHTS = new Set(
  'role roles permission permissions collaborator collaborators member members acl access firewall grant grants password passwords mfa apikey apikeys credential credentials user users sshkey collaborators allowlist whitelist invitation invitations membership memberships visibility auth authentication sso oauth ownership dsn passkey keypair'.split(
    ' ',
  ),
);

/** Two words that are a right only together: "access list", "login link". */
const RIGHT_PAIRS = new Set(
  phrases(`
    access list | access lists | login link | login links | magic link | ssh key | ssh keys | api key | api keys |
    api token | access token | access key | access keys | deploy key | deploy keys | sharing settings | security rules | security group |
    access rule | access rules | firewall rule | firewall rules | security policy | access policy | auth token | ip whitelist`),
);
/** To set the name of a user changes data of the user and no right. */
const CHANGING_DATA = new Set(
  'update edit modify change set put patch replace reset manage apply register make generate'.split(' '),
);
const USERS = new Set('user users invitation invitations'.split(' '));

/** To put a member on a card is to give work, not a right. */
const WORK = new Set(
  'card cards task tasks issue issues ticket tickets event events meeting conversation story segment campaign'.split(
    ' ',
  ),
);

/** Whether the act is about work that is given to somebody. */
export function isAboutWork(action: Action): boolean {
  return action.text.value
    .slice(action.start, action.start + 80)
    .toLowerCase()
    .split(/[^a-z]/)
    .some((word) => WORK.has(word));
}

/** Whether the object is a right, or somebody who has rights. */
export function isRight(objects: readonly string[]): boolean {
  if (objects.some((word, at) => word === 'access' && objects[at + 1] === 'control')) return true;
  if (objects.includes('credential')) return true;
  return RIGHTS.has(objects.at(-1) ?? '') || RIGHT_PAIRS.has(objects.slice(-2).join(' '));
}

/** Whether only data about a user is changed. */
export function isOnlyData({ verb, objects }: Action): boolean {
  return USERS.has(objects.at(-1) ?? '') && CHANGING_DATA.has(verb);
}
