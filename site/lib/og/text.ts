import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import opentype, { type Font } from 'opentype.js';
import { remember } from '../memo.ts';

/** The folder of the font's files. */
const FILES = dirname(
  fileURLToPath(import.meta.resolve('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff')),
);
/** The scripts that a name is drawn in; the first that has a letter draws it. */
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'greek'];

export type Weight = 400 | 600;

const fonts = { 400: remember(() => load(400)), 600: remember(() => load(600)) };

function load(weight: Weight): Font[] {
  return SCRIPTS.map((script) => {
    const bytes = readFileSync(join(FILES, `ibm-plex-sans-${script}-${weight}-normal.woff`));
    return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  });
}

/** A letter as an outline, so that the picture needs no font where it is drawn. */
interface Letter {
  outline: string;
  width: number;
}

const letters = new Map<string, Letter>();

/** Drawn once for a size and weight, at the origin; a letter that no font has is an empty box. */
function letterOf(character: string, size: number, weight: Weight): Letter {
  const key = `${weight} ${size} ${character}`;
  const known = letters.get(key);
  if (known !== undefined) return known;
  const font = fonts[weight]().find((one) => one.hasChar(character));
  const letter =
    font === undefined
      ? { outline: box(size), width: size * 0.7 }
      : {
          outline: font.getPath(character, 0, 0, size).toPathData(1),
          width: font.getAdvanceWidth(character, size),
        };
  // Other scripts have too many letters to keep them all.
  if (letters.size < 4000) letters.set(key, letter);
  return letter;
}

function box(size: number): string {
  const [w, h] = [Math.round(size * 0.55), Math.round(size * 0.7)];
  return `M2 0V-${h}H${w}V0ZM5 -3H${w - 3}V-${h - 3}H5Z`;
}

export function widthOf(text: string, size: number, weight: Weight): number {
  return Array.from(text).reduce((sum, character) => sum + letterOf(character, size, weight).width, 0);
}

/** The text cut with an ellipsis to what fits into so many pixels. */
export function fitted(text: string, size: number, weight: Weight, width: number): string {
  if (widthOf(text, size, weight) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size, weight) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** One line of text as SVG. */
export function line(text: string, at: { x: number; y: number; size: number; weight: Weight; fill: string }): string {
  let x = 0;
  const outlines = Array.from(text, (character) => {
    const { outline, width } = letterOf(character, at.size, at.weight);
    const placed = outline === '' ? '' : `<path transform="translate(${x.toFixed(1)})" d="${outline}"/>`;
    x += width;
    return placed;
  });
  return `<g transform="translate(${at.x} ${at.y})" fill="${at.fill}">${outlines.join('')}</g>`;
}
