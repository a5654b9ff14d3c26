import type { ListingState } from '../../../catalog/vocabulary.ts';
import type { HttpFailure } from '../../http/http.ts';
import type { FaultReason } from './fault.ts';

/** What it means for a listing that a remote server could not be asked, or did not answer as it should. */
export const STATE_OF: Record<HttpFailure | FaultReason, ListingState> = {
  unauthorized: 'auth-required',

  'dns-failed': 'unreachable',
  refused: 'unreachable',
  reset: 'unreachable',
  tls: 'unreachable',
  timeout: 'unreachable',
  truncated: 'unreachable',
  redirects: 'unreachable',
  'robots-unreachable': 'unreachable',
  'server-error': 'unreachable',
  'not-found': 'unreachable',

  robots: 'not-asked',
  'opted-out': 'not-asked',
  'address-refused': 'not-asked',

  throttled: 'throttled',

  'too-large': 'protocol-error',
  'not-json': 'protocol-error',
  'wrong-type': 'protocol-error',
  'bad-request': 'protocol-error',
  'no-answer': 'protocol-error',
  'wrong-id': 'protocol-error',
  'no-endpoint': 'protocol-error',

  deadline: 'timeout',
  stopped: 'timeout',
};
