import { ACT_FRAMES } from './attack-frames-acts.ts';
import { SPEECH_FRAMES } from './attack-frames-speech.ts';

/**
 * Frames of manifest attacks: words in order, `.n` for up to n other words between two, `{list}` for a list of
 * attack-words.ts, `$` for the end of a clause. A sure frame is an attack by itself; a hint counts only where a sign of
 * another kind stands in the same tool.
 */
export interface FrameSet {
  sure: readonly string[];
  hints: readonly string[];
  /** Attacks by themselves where they say what a parameter is to be filled with. */
  asked?: readonly string[];
}

export const ATTACK_FRAMES = { ...SPEECH_FRAMES, ...ACT_FRAMES } as const satisfies Record<string, FrameSet>;

export type AttackKind = keyof typeof ATTACK_FRAMES;
