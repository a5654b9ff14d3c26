import { telling } from '../clean.ts';
import type { Verdict } from '../verdict.ts';

/** Where a remote server is asked, or why it is not. */
export function addressOf(text: string): URL | Verdict {
  if (text.includes('{')) {
    const parts = [...text.matchAll(/\{[^{}]{1,60}\}/g)].map(([part]) => telling(part)).join(', ');
    const message = `Its address has parts that only its users know${parts === '' ? '' : ` (${parts})`}: there is no one server to ask.`;
    return { state: 'needs-config', reason: 'templated-url', message };
  }
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return bad('Its address is not one of HTTP. Its source has to name a whole https URL.');
  }
  if (url.username !== '' || url.password !== '') {
    return bad('Its address holds credentials. Its source has to remove them.');
  }
  url.hash = '';
  return url;
}

function bad(message: string): Verdict {
  return { state: 'not-asked', reason: 'bad-url', message };
}
