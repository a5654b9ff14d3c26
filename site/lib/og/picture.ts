import sharp from 'sharp';
import type { Risk } from '../../../catalog/vocabulary.ts';
import { capitalise, number, quantity } from '../language.ts';
import { RISKIEST_FIRST } from '../risk-words.ts';
import { oneLine } from '../text.ts';
import { fitted, line, widthOf } from './text.ts';

const [WIDTH, HEIGHT, EDGE] = [1200, 630, 72];
const ROOM = WIDTH - 2 * EDGE;
const INK = '#1b222b';
const SOFT = '#525c69';
/** The fills of the light theme, as sRGB: a picture cannot read a stylesheet. */
const FILLS: Record<Risk, string> = {
  critical: '#a9153c',
  high: '#e0762c',
  medium: '#e0b84e',
  low: '#6fb39a',
  unrated: '#a2a5b0',
};

export interface Drawn {
  /** Crawled text; hidden characters are named, the rest is drawn. */
  name: string;
  /** Said under the name, ours. */
  said: string;
  risks: Partial<Record<Risk, number>>;
  /** A part of the address that tells it from another of the same name. */
  place: string;
}

/** The picture that a shared link shows, as SVG without text elements. */
function drawSvg({ name, said, risks, place }: Drawn): string {
  const title = oneLine(name, 120);
  const size = widthOf(title, 84, 600) <= ROOM ? 84 : 60;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbfcfc"/>`,
    line('MCP Risk Catalog', { x: EDGE, y: 112, size: 34, weight: 600, fill: SOFT }),
    line(fitted(title, size, 600, ROOM), { x: EDGE, y: 262, size, weight: 600, fill: INK }),
    line(fitted(said, 40, 400, ROOM), { x: EDGE, y: 336, size: 40, weight: 400, fill: INK }),
    bar(risks),
    line(fitted(place, 28, 400, ROOM), { x: EDGE, y: 568, size: 28, weight: 400, fill: SOFT }),
    '</svg>',
  ].join('');
}

/** How the tools divide by risk, with the words below, so that nothing depends on colour. */
function bar(risks: Drawn['risks']): string {
  const total = Object.values(risks).reduce((sum, count) => sum + count, 0);
  if (total === 0) return '';
  const parts: string[] = [];
  let x = EDGE;
  let textX = EDGE;
  for (const risk of RISKIEST_FIRST) {
    const count = risks[risk] ?? 0;
    if (count === 0) continue;
    const width = (count / total) * ROOM;
    parts.push(`<rect x="${x.toFixed(1)}" y="392" width="${width.toFixed(1)}" height="56" fill="${FILLS[risk]}"/>`);
    const words = `${number(count)} ${risk}`;
    parts.push(
      `<rect x="${textX}" y="476" width="20" height="20" fill="${FILLS[risk]}"/>`,
      line(words, { x: textX + 30, y: 496, size: 28, weight: 400, fill: INK }),
    );
    x += width;
    textX += Math.round(widthOf(words, 28, 400)) + 64;
  }
  return parts.join('');
}

/** How many tools, in words. */
export function toolsInWords(tools: number): string {
  return tools === 0 ? 'Its tools are unknown' : `${capitalise(quantity(tools, 'tool'))}, by risk`;
}

/** The picture as PNG, 1200 by 630 pixels. Few colours: measured, a quarter of the bytes, which count when there are many. */
export function drawPng(drawn: Drawn): Promise<Buffer> {
  return sharp(Buffer.from(drawSvg(drawn)))
    .flatten({ background: '#ffffff' })
    .png({ palette: true, colours: 16, effort: 1, dither: 0 })
    .toBuffer();
}
