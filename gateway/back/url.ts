const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a server may be at this address: https, or http on this machine, where nobody listens in. */
export function isServerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
