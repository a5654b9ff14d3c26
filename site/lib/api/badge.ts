import { z } from 'zod';
import type { ServerSummary } from '../../../catalog/read-servers.ts';
import { riskRank, type Risk } from '../../../catalog/vocabulary.ts';
import { servers } from '../catalog.ts';
import { quantity } from '../language.ts';
import { remember } from '../memo.ts';
import { RISKIEST_FIRST } from '../risk-words.ts';
import type { DocumentKind } from './document.ts';
import { eachServer } from './walk.ts';

const LABEL = 'MCP risk';
/** Dark enough for white text (WCAG 2.2 AA). */
const COLOURS: Record<Risk | 'none', string> = {
  ...{ low: '#1f6f5c', medium: '#7a5a00', high: '#a0450c', critical: '#a3162f', unrated: '#555b6e', none: '#555b6e' },
};

const bySlug = remember(() => new Map(servers().map((server) => [server.slug, server])));

/** The highest risk among a server's tools; undefined when none are known. */
export function highestRisk(risks: ServerSummary['risks']): Risk | undefined {
  return RISKIEST_FIRST.filter((id) => (risks[id] ?? 0) > 0).sort((a, b) => riskRank(b) - riskRank(a))[0];
}

function saidOf({ tools, risks, state }: ServerSummary): { message: string; color: string } {
  if (tools === 0) return { message: state === 'empty' ? 'no tools' : 'not listed', color: COLOURS.none };
  const highest = highestRisk(risks) ?? 'unrated';
  return { message: `${highest}, ${quantity(tools, 'tool')}`, color: COLOURS[highest] };
}

const Badge = z.object({ schemaVersion: z.literal(1), label: z.string(), message: z.string(), color: z.string() });

export const badgeData: DocumentKind = {
  id: 'badge',
  path: '/badge/{server}.json',
  title: 'The data of a badge',
  about: 'In the endpoint format of shields.io: the highest risk among the server’s tools, and how many it has.',
  media: 'application/json',
  schema: Badge,
  params: eachServer,
  build({ server = '' }): z.infer<typeof Badge> | undefined {
    const it = bySlug().get(server);
    return it && { schemaVersion: 1, label: LABEL, ...saidOf(it) };
  },
};

export const badge: DocumentKind = {
  id: 'badge-picture',
  path: '/badge/{server}.svg',
  title: 'A badge',
  about: 'The same as a picture. It only says what published definitions say; it is no seal of approval.',
  media: 'image/svg+xml',
  params: eachServer,
  build({ server = '' }): string | undefined {
    const it = bySlug().get(server);
    if (it === undefined) return undefined;
    const { message, color } = saidOf(it);
    // Half an em and a little for each character, held to that width by the picture itself.
    const [left, right] = [LABEL, message].map((text) => text.length * 7 + 12) as [number, number];
    const text = (x: number, width: number, said: string) =>
      `<text x="${x + 6}" y="14" textLength="${width - 12}">${said}</text>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${message}"><title>${LABEL}: ${message}</title><rect width="${left}" height="20" fill="#333"/><rect x="${left}" width="${right}" height="20" fill="${color}"/><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(0, left, LABEL)}${text(left, right, message)}</g></svg>\n`;
  },
};
