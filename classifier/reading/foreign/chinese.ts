import { CHINESE } from '../../patterns/foreign/chinese.ts';
import { verbForm } from '../lexicon.ts';
import { GAP } from '../tokens.ts';
import { CARRIERS } from './spot.ts';
import type { Spot, Stretch } from './spot.ts';
import type { Word } from './words.ts';

const { grammar } = CHINESE;
/** How many signs around a verb are looked at. */
const NEAR = 14;
const NEGATION_REACH = 8;
/** Their Chinese words name things as often: what stands in a clause before them makes them nouns. */
const OFTEN_NOUNS = new Set(
  'configure control login subscribe notify build register monitor overwrite manage'.split(' '),
);

interface Clause {
  start: number;
  end: number;
  /** In brackets, where details stand. */
  inside: boolean;
  words: Word[];
}

/** Cuts a sentence at its commas; the signs that only list things do not cut. */
function clausesOf({ text, sentence, words }: Stretch): Clause[] {
  const { tokens, value } = text;
  const clauses: Clause[] = [];
  let start = tokens[sentence.first]?.start ?? 0;
  let depth = 0;
  let inside = false;
  let next = 0;
  function close(last: number): void {
    const clause: Clause = { start, end: tokens[last]?.end ?? start, inside, words: [] };
    for (; next < words.length && (words[next]?.first ?? 0) <= last; next++) {
      const word = words[next];
      if (word !== undefined) clause.words.push(word);
    }
    clauses.push(clause);
  }
  for (let at = sentence.first + 1; at < sentence.end; at++) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined || before === undefined || token.gap < GAP.comma) continue;
    const sign = value.slice(before.end, token.start);
    if (token.gap === GAP.comma && /^\s*[、/]\s*$/.test(sign)) continue;
    close(at - 1);
    start = token.start;
    for (const char of sign) depth += '（('.includes(char) ? 1 : '）)'.includes(char) ? -1 : 0;
    inside = depth > 0;
  }
  close(sentence.end - 1);
  return clauses;
}

interface Reading extends Spot {
  counts: boolean;
}

/** Reads one clause from left to right: the first verb governs, later ones only count when they are joined to it. */
class ClauseReader {
  readonly #stretch: Stretch;
  readonly #value: string;
  readonly #clause: Clause;
  readonly #verbs: readonly Word[];
  #previous: { word: Word; counts: boolean } | undefined;
  readonly readings: Reading[] = [];

  constructor(stretch: Stretch, clause: Clause) {
    this.#stretch = stretch;
    this.#value = stretch.text.value;
    this.#clause = clause;
    this.#verbs = clause.words.filter((word) => word.verb !== undefined);
  }

  read(isOpening: boolean): Reading[] {
    for (const [index, word] of this.#verbs.entries()) this.#take(word, this.#verbs[index + 1]);
    if (isOpening) this.#preferClosingReader();
    return this.readings;
  }

  #startOf(word: Word): number {
    return this.#stretch.text.tokens[word.first]?.start ?? 0;
  }

  #endOf(word: Word): number {
    return this.#stretch.text.tokens[word.last]?.end ?? 0;
  }

  /** The signs between the verb and the one before it. */
  #before(word: Word): string {
    const start = this.#startOf(word);
    const floor = this.#previous === undefined ? this.#clause.start : this.#endOf(this.#previous.word);
    return this.#value.slice(Math.max(floor, start - NEAR), start);
  }

  #after(word: Word, next: Word | undefined): string {
    const end = this.#endOf(word);
    const limit = next === undefined ? this.#clause.end : this.#startOf(next);
    return this.#value.slice(end, Math.min(limit, end + NEAR)).trimStart();
  }

  /** Whether the signs around the verb let it be an act: not denied, not a condition, not about something done before. */
  #isDone(word: Word, next: Word | undefined): boolean {
    const before = this.#before(word).trimEnd();
    const after = this.#after(word, next);
    if (grammar.participleAfter.test(after)) return false;
    if (grammar.participleBefore.test(before) && word.verb !== 'explain') return false;
    if (grammar.negation.test(before.slice(-NEGATION_REACH)) && !grammar.affirmed.test(before)) return false;
    if (grammar.condition.test(before) || grammar.when.test(after)) return false;
    return !(grammar.at.test(before) && grammar.thereafter.test(after));
  }

  #take(word: Word, next: Word | undefined): void {
    const { verb = '' } = word;
    const between = this.#before(word);
    const after = this.#after(word, next);
    const previous = this.#previous;
    const leading = this.readings.findLast((reading) => reading.counts);
    let counts = this.#isDone(word, next);
    if (previous !== undefined && grammar.jointAdjacent.test(between)) counts &&= previous.counts;
    else if (leading !== undefined) {
      if (counts && leading.word === previous?.word && between.trim() === '' && CARRIERS.has(leading.verb)) {
        this.#carry(leading, word);
        return;
      }
      const lists = grammar.enumerated.test(between) && !grammar.namesAThing.test(after);
      counts &&= lists || grammar.andThen.test(between);
    } else {
      const isMeans = grammar.means.test(between) || grammar.meansAtOnce.test(between);
      if (next !== undefined && isMeans) counts = false;
    }
    const isNamed = grammar.namesAThing.test(after) || (OFTEN_NOUNS.has(verb) && next !== undefined);
    const weak = counts && leading === undefined && isNamed && !grammar.opening.test(between);
    counts &&= !weak;
    this.readings.push({ word, verb, objects: this.#objects(word), weak, counts });
    this.#previous = { word, counts };
  }

  /** "执行删除": the verb before it only carries the act. */
  #carry(leading: Reading, word: Word): void {
    leading.verb = word.verb ?? leading.verb;
    leading.word = { ...leading.word, last: word.last };
    leading.objects = this.#objects(word);
    this.#previous = { word: leading.word, counts: true };
  }

  #objects(word: Word): string[] {
    const end = this.#endOf(word);
    const objects: string[] = [];
    for (const other of this.#clause.words) {
      if (other.thing === undefined || other.first <= word.last || other.first - word.last > NEAR) continue;
      if (grammar.endsObject.test(this.#value.slice(end, this.#startOf(other)))) break;
      objects.push(other.thing);
    }
    if (objects.length > 0) return objects;
    // "将文件移至回收站": the object may stand before.
    const before = this.#clause.words.findLast((other) => other.thing !== undefined && other.last < word.first);
    const isNear = before !== undefined && word.first - before.last <= 4 && before.verb === undefined;
    return isNear && before.thing !== undefined ? [before.thing] : [];
  }

  /** "订单退款查询": a compound is what its last part says, when that only reads. */
  #preferClosingReader(): void {
    const last = this.#verbs.at(-1);
    const leading = this.readings.find((reading) => reading.counts);
    if (last === undefined || leading === undefined || leading.word.last >= last.first) return;
    if (verbForm(last.verb ?? '')?.entry.effect !== 'Read') return;
    const rest = this.#value.slice(this.#endOf(last), this.#endOf(last) + NEAR);
    const start = this.#startOf(leading.word);
    const opening = this.#value.slice(Math.max(this.#clause.start, start - NEAR), start);
    if (!grammar.closing.test(rest) || grammar.opening.test(opening)) return;
    if (this.readings.some((reading) => reading.counts && reading.word.first === last.first)) return;
    for (const reading of this.readings) reading.counts = reading.word.first === last.first;
  }
}

/** "管理" alone says so little that the details in brackets count. */
function saysEnough(readings: readonly Reading[]): boolean {
  return readings.some((reading) => reading.counts && verbForm(reading.verb)?.entry.clarity !== 'vague');
}

/** What a Chinese sentence says is done. */
export function readChinese(stretch: Stretch): Spot[] {
  const readings: Reading[] = [];
  for (const clause of clausesOf(stretch)) {
    if (clause.inside && saysEnough(readings)) continue;
    const isOpening = !readings.some((reading) => reading.counts);
    readings.push(...new ClauseReader(stretch, clause).read(isOpening));
  }
  const firm = readings.filter((reading) => reading.counts);
  return firm.length > 0 ? firm : readings.filter((reading) => reading.weak);
}
