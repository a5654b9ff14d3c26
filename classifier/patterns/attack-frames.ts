/**
 * Frames of manifest attacks: words in order, `.n` for up to n other words between two, `{list}` for a list of
 * attack-words.ts, `$` for the end of a clause. A frame of weight 2 is an attack by itself; one of weight 1 counts only
 * where a sign of another kind stands in the same tool.
 */
export interface FrameSet {
  sure: readonly string[];
  hints: readonly string[];
  /** Attacks by themselves where they say what a parameter is to be filled with. */
  asked?: readonly string[];
}

export const ATTACK_FRAMES = {
  override: {
    sure: [
      '{ignore} .2 {earlier} .2 {instructions}',
      '{ignore} the/everything/anything .1 above',
      '{ignore} .2 {user} .3 {wishes}',
      'if/when/whenever .1 {user} .1 {says} .12 disregard/ignore that/this/it/them',
      'safety/security .1 rules/guidelines/checks/restrictions/filters/policies .2 suspended/disabled/lifted/off',
    ],
    hints: [
      'you are now',
      'act as admin/administrator/root/developer/system',
      'even if/though/when .1 {user} .1 {says}',
      'whatever .3 {user} .1 {says}',
      'regardless/irrespective of .2 {user} .1 {says}',
      '{ignore} everything/anything',
    ],
  },
  secrecy: {
    sure: [
      '{not} .1 {tell} .1 {user}',
      '{not} .1 {mention} to .2 {user}',
      '{not} .1 {mention} .1 {it} .4 to .2 {user}',
      '{not} .1 mention/reveal/disclose that you',
      '{not} .1 let .2 {user} .1 know/notice/suspect',
      'without .1 {telling} .1 {user}',
      'without .2 {user} .1 knowing/noticing/knowledge',
      '{hide} .1 {step} .3 from .2 {user}',
      'keep .2 {hidden} from .2 {user}',
      '{user} {modal} .1 not be/know/notice/learn $',
      '{user} {modal} .1 not .1 be told/informed/notified/aware/alerted',
      '{user} {modal} .1 not .1 need to know $',
      '{user} {modal} .1 not .1 need to know about/of/that',
      '{user} {modal} not .1 know/notice/learn about/of/that',
      'leave .1 {step} .2 out of .2 {answer}',
    ],
    hints: [
      '{silently} {act}',
      '{not} .1 point .2 out',
      '{not} .1 mention/reveal/disclose/explain {it}',
      '{not} .1 explain why',
      '{not} .1 show .1 {it} .2 to .1 {user}',
      'keep .1 quiet',
      'keep {it} .1 {hidden}',
      'without comment/comments/explanation',
      'say nothing',
      'stay/remain silent/quiet',
      'so as not to upset/alarm/worry/confuse',
    ],
  },
  conversation: {
    sure: [
      '{give} .3 {whole} .4 {chat}',
      '{give} .5 {your} .1 {prompt}',
      '{give} .5 {contents} .3 {prompt}',
      'reveal/repeat/print/output .3 {your} .1 {prompt}',
    ],
    hints: [
      '{whole} .2 {chat}',
      'last/latest/previous/every/each/all .1 {user} message/messages/prompt/input/question',
      'what .1 {user} .2 wrote/said/typed/asked/working',
      'summary of .2 conversation/chat',
      '{your} .1 {prompt}',
    ],
    asked: ['{whole} .2 {chat}', '{your} .1 {prompt}'],
  },
  first: {
    sure: [
      'before .2 {any} .1 other .1 tool/tools',
      'before .2 {any} tool call/calls',
      'instead of .1 {any} .1 other .1 tool/tools',
      'before/after .2 every/each/any .1 response/reply/answer',
      'before/after .2 every/each/any .1 user message/messages',
      'before responding to any/every/each',
      'before anything else in/of/during every/each/any .1 conversation/session',
      'never/not .1 use/call/invoke any other .2 tool/tools',
      'over all other tools',
    ],
    hints: [
      'in any/every/each/all conversation/conversations/session/sessions',
      'start/begin .1 every/each/any session/conversation/chat',
      'for/in all .1 future',
      'in future conversations/sessions',
      'from now on',
      '{any} other .1 tools',
    ],
  },
  shadow: {
    sure: [
      '{tool} .1 of .1 any/every other server/servers .6 must/should/replace/change/add/send',
      '{tool} .2 of .3 server .2 are/is .1 {broken}',
    ],
    hints: [
      '{tool} .1 of/from/on .3 server/servers',
      'call/calls/invoke .3 of .3 server',
      'whatever/any .1 file/shell/terminal/mail/email tool',
      'any tool $',
      'every/any/whatever .1 tool that/which/you',
      'other .1 tools/ones .2 {broken}',
      'must/should .1 go/be .1 sent/to .1 to',
      'server .2 tool/tools was/were/is/are .2 {broken}',
      'when/whenever/if/before/after .3 tool {foreign}',
      'when/whenever/if/before/after .1 {foreign} .2 used/called/invoked',
    ],
  },
  file: {
    sure: [
      '{take} .7 {file} .12 {give}',
      '{take} .7 {dotfile} .12 {give}',
      '{give} .2 {contents} .7 {file}',
      '{give} .2 {contents} .7 {dotfile}',
      '{give} .3 {contents} .3 {secretname}',
    ],
    hints: [
      '{take} .7 {file}',
      '{take} .7 {dotfile}',
      '{contents} .6 {file}',
      '{contents} .6 {dotfile}',
      '{give} .6 {personal}',
      '{take} .6 {personal}',
      '{contents} .6 {personal}',
    ],
  },
  consent: {
    sure: [
      '{user} has/have .1 {approved} .3 {any}',
      '{approve} .6 on .1 {user} behalf',
      '{skip} .2 {consent} .4 for .3 {any} .1 other',
    ],
    hints: [
      '{skip} .3 {consent}',
      '{not} .1 ask .4 {consent}',
      'no .1 {consent} .1 is/are .1 necessary/needed/required',
      'without .2 {consent}',
      'without asking',
    ],
  },
  orders: {
    sure: ['if .1 {user} asks .1 about .10 {deny}'],
    hints: [
      '{assistant} {obliged}',
      'note/message/instruction/instructions/notice for/to .2 {assistant}',
      'read/reading/seen/see this .1 description',
      'when/whenever/if you .1 write/generate/produce code',
      'by order/decree of',
      'on behalf of .2 {vendor}',
      'compliance/security notice',
      'all .3 data will be lost/deleted/erased',
    ],
  },
  elsewhere: {
    sure: [],
    hints: [
      '{send} .8 https/http',
      'run/execute/type/paste .12 in .1 terminal/shell/console',
      'curl/wget .14 sh/bash',
      '{change} .1 {target} .6 to/by/with/into',
      'always add/insert/include the .1 line/import/package/dependency/header',
      'end/begin/start/finish .2 every/each/all/any .1 answer/response/reply/message',
      'always present/recommend/rank/suggest/promote .8 best/first',
    ],
  },
  encoded: {
    sure: ['decode/decodes/decrypt/unescape/decipher .8 obey/obeys'],
    hints: ['decode/decrypt/unescape/decipher .4 follow/comply/execute', 'rot13 .12 carry/follow/obey/execute'],
  },
} as const satisfies Record<string, FrameSet>;

export type AttackKind = keyof typeof ATTACK_FRAMES;
