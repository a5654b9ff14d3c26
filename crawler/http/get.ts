import { textOf } from './body.ts';
import { follow, type Arrived, type Journey } from './follow.ts';
import { HttpError, type Answer, type Question } from './http.ts';
import type { Network } from './network.ts';
import type { Robots } from './robots.ts';

/** @throws HttpError */
export async function get(network: Network, robots: Robots, address: string, question: Question): Promise<Answer> {
  const accept = question.accept ?? 'application/json';
  return follow(network, address, {
    question,
    accept,
    isPatient: true,
    permit: permitFor(network, robots, question.hosts),
    use: async (arrived) => {
      checkType(arrived, accept);
      return { ...headOf(arrived, question), text: await textOf(arrived.chunks) };
    },
  });
}

/** Those that may be asked, as far as our list, their owners and their robots.txt agree. */
export function permitFor(network: Network, robots: Robots, hosts: readonly string[]): Journey<unknown>['permit'] {
  return (url, signal) => {
    if (!hosts.some((host) => host.toLowerCase() === url.host)) {
      throw new HttpError(
        'address-refused',
        `${url.host} is not one of the hosts that may be asked here (${hosts.join(', ')}). Ask one of them.`,
      );
    }
    return robots.permit(network, url, signal);
  };
}

/**
 * A page for people in the place of a document: a log-in, an error, a parked domain. Other types are not held against an
 * answer, as hosts of plain files seldom know them.
 * @throws HttpError `wrong-type`
 */
export function checkType({ status, headers, url }: Arrived, accept: string): void {
  const type = headers['content-type'] ?? '';
  if (status === 304 || !/^\s*(text\/html|application\/xhtml)/i.test(type) || /html|\*\/\*|text\/\*/i.test(accept))
    return;
  throw new HttpError('wrong-type', `${url.host} sent a page for people. Look whether its address has moved.`, {
    status,
  });
}

function headOf({ status, url, headers }: Arrived, question: Question): Omit<Answer, 'text'> {
  const { etag, 'last-modified': lastModified } = headers;
  return {
    status,
    url: url.href,
    headers,
    validators: {
      ...(status === 304 ? question.validators : {}),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    retrievedAt: new Date().toISOString(),
  };
}
