import type { KnownPattern } from './pattern.ts';

const SEPARATOR = String.raw`[/\\:]|%2f|%5c`;
const DOT = String.raw`(?:\.|%2e)`;
/** Windows drops dots and spaces at the end of a name. */
const NAME_ENDS = String.raw`[.\s]*(?:${SEPARATOR}|$)`;

/** A path with one of these names in it, whole. */
function named(names: readonly string[]): string {
  return String.raw`(?i)(?:^|~|${SEPARATOR})(?:${names.join('|')})${NAME_ENDS}`;
}

const IN = String.raw`[/\\]+`;

/** Where keys, passwords and the settings of agents lie. Public halves and examples are left out. */
const SECRETS = [
  `${DOT}(?:ssh|aws|azure|gnupg|kube|docker|netrc|npmrc|pypirc|pgpass|htpasswd|git-credentials|vault-token|my\\.cnf)`,
  `${DOT}env(?:\\.(?:local|dev|development|prod|production|staging|test|ci|live|secrets?|backup|bak|old)(?:\\.local)?)?`,
  `${DOT}(?:bash|zsh|psql|mysql|python)_history`,
  `id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?`,
  String.raw`[^/\\]*\.(?:ppk|kdbx|p12|pfx)`,
  String.raw`privkey\.pem|ssh_host_\w+_key|wallet\.dat|login data|logins\.json|key4\.db`,
  `etc${IN}(?:g?shadow|sudoers|master\\.passwd)-?`,
  `proc${IN}\\w+${IN}environ`,
  `run${IN}secrets`,
  `${DOT}config${IN}(?:gcloud|gh|rclone)`,
  `library${IN}keychains`,
  `system32${IN}config`,
  `claude_desktop_config\\.json|${DOT}claude\\.json|${DOT}cursor${IN}mcp\\.json`,
];

/** What is run by itself, later, with the rights of the user. */
const STARTUP = [
  `${DOT}(?:bashrc|bash_profile|bash_login|profile|zshrc|zshenv|zprofile|gitconfig)`,
  `${DOT}git${IN}hooks`,
  `${DOT}config${IN}(?:autostart|systemd)`,
  'launchagents|launchdaemons|start menu',
  `etc${IN}(?:cron[\\w.]*|profile|init|rc|systemd)`,
  `(?:spool${IN}cron|crontabs?)`,
];

/** Places that an agent has no business in. Tested one after the other. */
export const PATHS: readonly KnownPattern[] = [
  {
    pattern: String.raw`(?i)(?:^|${SEPARATOR})(?:\.|%(?:25)*2e){2}(?:;|${SEPARATOR}|$)|\x00|%00`,
    means: 'climbs to a folder above with two dots, or holds a zero character',
    onDeny: 'The path must not climb to a folder above. Write it out.',
  },
  {
    pattern: named(SECRETS),
    means: 'names a well-known place of secrets, such as a key, a file of passwords or the settings of an agent',
    onDeny: 'Secrets are kept at this path. A person has to do it.',
  },
  {
    pattern: named(STARTUP),
    means: 'names a file that is run by itself, such as a start-up file or a hook',
    onDeny: 'What is at this path is run by itself. A person has to do it.',
  },
];
