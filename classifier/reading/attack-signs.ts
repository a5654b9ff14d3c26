import { ATTACK_FRAMES } from '../patterns/attack-frames.ts';
import type { AttackKind, FrameSet } from '../patterns/attack-frames.ts';
import { FOREIGN_FRAMES } from '../patterns/attack-foreign.ts';
import { ATTACK_WORDS } from '../patterns/attack-words.ts';
import type { ToolView } from '../view.ts';
import { findEncoded } from './encoded.ts';
import { ATTACK_TESTS } from './attack-tests.ts';
import { frameBook } from './frames.ts';
import type { Framed } from './frames.ts';
import { findHidden, findPressing } from './hidden.ts';
import type { Place } from './hidden.ts';
import { isOrdinary } from './ordinary.ts';
import { isSample } from './samples.ts';
import { findUnrelatedSecrets } from './secrets.ts';
import type { Text } from './text.ts';
import { findTurns } from './turns.ts';

/** What kind of attack a sign is of; two kinds in one tool confirm each other. */
export type SignKind = AttackKind | 'markup' | 'turn' | 'secret';

interface Found {
  /** Attacks by themselves. */
  sure: Place[];
  /** Signs that need another one beside them. */
  hints: Place[];
}

const KINDS = Object.keys(ATTACK_FRAMES) as AttackKind[];
const BOOK: Record<string, readonly string[]> = {};
for (const kind of KINDS) {
  const foreign: Partial<Record<AttackKind, readonly string[]>> = FOREIGN_FRAMES;
  const frames: FrameSet = ATTACK_FRAMES[kind];
  BOOK[`${kind}!`] = [...frames.sure, ...(foreign[kind] ?? [])];
  BOOK[`${kind}?`] = frames.hints;
  BOOK[`${kind}=`] = frames.asked ?? [];
}
const findFrames = frameBook(BOOK, ATTACK_WORDS, ATTACK_TESTS);

export type Signs = ReadonlyMap<SignKind, Found>;

function placeOf(text: Text, { first, last }: Framed): Place {
  return { text, start: text.tokens[first]?.start ?? 0, end: text.tokens[last]?.end ?? text.value.length };
}

/** All signs of an attack in what a model is shown of the tool. */
export function readSigns(view: ToolView): Signs {
  const signs = new Map<SignKind, Found>();
  function add(kind: SignKind, weight: keyof Found, list: readonly Place[]): void {
    if (list.length === 0) return;
    const found = signs.get(kind) ?? { sure: [], hints: [] };
    found[weight].push(...list);
    signs.set(kind, found);
  }
  const names = new Set(view.parameters.map((parameter) => parameter.name));
  for (const text of view.shown()) {
    const framed = findFrames(text);
    for (const kind of framed.size === 0 ? [] : KINDS) {
      for (const mark of ['!', '=', '?'] as const) {
        const sure = mark === '!' || (mark === '=' && text.pointer.startsWith('/inputSchema'));
        for (const hit of framed.get(kind + mark) ?? []) {
          const place = placeOf(text, hit);
          if (isSample(text, place.start)) continue;
          const ordinary = isOrdinary(view, kind, text, hit, sure);
          if (ordinary !== 'yes') add(kind, sure && ordinary === 'no' ? 'sure' : 'hints', [place]);
        }
      }
    }
    add('markup', 'sure', findHidden(text));
    add('markup', 'hints', findPressing(text));
    add('turn', 'sure', findTurns(text, names));
    add('encoded', 'sure', findEncoded(text));
  }
  add('secret', 'sure', findUnrelatedSecrets(view));
  return signs;
}

interface Shown {
  sure: boolean;
  places: readonly Place[];
}

const NO_SIGN: Shown = { sure: false, places: [] };

/** Where the tool shows a sign of these kinds: a sure one, or hints that a sign of another kind confirms. */
export function signsOf(view: ToolView, ...kinds: readonly SignKind[]): Shown {
  const signs = view.signs();
  if (signs.size === 0) return NO_SIGN;
  const own = kinds.flatMap((kind) => signs.get(kind) ?? []);
  const sure = own.flatMap((found) => found.sure);
  if (sure.length === 0 && signs.size < 2) return NO_SIGN;
  return { sure: sure.length > 0, places: [...sure, ...own.flatMap((found) => found.hints)] };
}
