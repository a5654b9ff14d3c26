import type { ServerSummary } from '../../catalog/read-servers.ts';
import { list, number, plural } from './language.ts';

/** How many servers did not say themselves what tools they have; empty when all did. */
export function basesInWords(servers: readonly Pick<ServerSummary, 'basis' | 'tools'>[]): string {
  const known = servers.filter(({ tools }) => tools > 0);
  const count = (basis: ServerSummary['basis']): number => known.filter((server) => server.basis === basis).length;
  const [declared, claimed] = [count('declared'), count('claimed')];
  const parts = [
    ...(declared > 0 ? [`${number(declared)} ${plural('is', declared, 'are')} declared by a catalog or package`] : []),
    ...(claimed > 0 ? [`${number(claimed)} ${plural('is', claimed, 'are')} claimed by a page`] : []),
  ];
  if (parts.length === 0) return '';
  return `Of the lists of tools, ${number(count('observed'))} ${plural('is', count('observed'), 'are')} the server’s own answer, ${list(parts)}.`;
}
