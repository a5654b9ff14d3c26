import type { TokenTest } from './frames.ts';
import { isIdentifier } from './tokens.ts';

const DOT_FILES = new Set(
  `env ssh netrc npmrc pypirc aws gnupg kube pem key p12 pfx kdbx git-credentials bash_history
  zsh_history docker azure boto`.split(/\s+/),
);
const SECRET_NAME = /^[a-z0-9_]*(?:api_key|_token|_secret|secret_key|access_key|_password)$/;

/** What only the signs around a word tell: `.env` is a file, `process.env` is not. */
export const ATTACK_TESTS = {
  dotfile: (token, text) =>
    DOT_FILES.has(token.word) &&
    text.value.charAt(token.start - 1) === '.' &&
    !/[\p{L}\p{N}_)]/u.test(text.value.charAt(token.start - 2)),
  secretname: (token, text) =>
    SECRET_NAME.test(token.word) && /^[A-Z0-9_]+$/.test(text.value.slice(token.start, token.end)),
  foreign: (token, text) =>
    isIdentifier(text.value, token) || /^\.[a-z]+_/i.test(text.value.slice(token.end, token.end + 40)),
} as const satisfies Readonly<Record<string, TokenTest>>;
