import { ARABIC } from './arabic.ts';
import { CHINESE } from './chinese.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { INDONESIAN } from './indonesian.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { KOREAN } from './korean.ts';
import type { SpacedLanguage } from './language.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import { TURKISH } from './turkish.ts';
import { VIETNAMESE } from './vietnamese.ts';

/** Languages that the script alone gives away. */
export const BY_SCRIPT = { ARABIC, CHINESE, JAPANESE, KOREAN, RUSSIAN };

/** Languages that share their letters with English, and are told from it by their small words. */
export const BY_WORDS: readonly SpacedLanguage[] = [
  SPANISH,
  PORTUGUESE,
  FRENCH,
  ITALIAN,
  GERMAN,
  POLISH,
  TURKISH,
  VIETNAMESE,
  INDONESIAN,
];
