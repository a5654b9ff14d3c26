import type { Listed } from '../../listed.ts';

/** An engine that could not start a container ends with these codes, and says so before it does. */
const CANNOT_START = /It ended with code (125|126|127) .*"(Error: |docker: )/;

/** What an engine that could not start the container means: nothing is known of the server. */
export function engineTrouble(listed: Pick<Listed, 'message'>): Partial<Listed> {
  if (!CANNOT_START.test(listed.message)) return {};
  const message = `The container engine could not start the image. Check the engine with an image of your own. ${listed.message}`;
  return { state: 'not-started', reason: 'engine-failed', message };
}
