import type { FrameSet } from './attack-frames.ts';

/** Orders to act: with other tools, on files, without consent, somewhere else. */
export const ACT_FRAMES = {
  shadow: {
    sure: [
      '{tool} .1 of .1 any/every other server/servers .6 must/should/replace/change/add/send',
      '{tool} .2 of .3 server .2 are/is .1 {broken}',
      'when/whenever .3 any/every tool/tools .2 any/every .1 server/servers',
    ],
    hints: [
      'from/of/on any/every/all .1 connected server/servers',
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
      '{take} .7 {file} .12 {hand}',
      '{take} .7 {dotfile} .12 {hand}',
      '{take} .7 {file} .8 {give} .2 {contents}',
      '{take} .7 {dotfile} .8 {give} .2 {contents}',
      '{give} .2 {contents} .7 {file}',
      '{give} .2 {contents} .7 {dotfile}',
      '{give} .3 {contents} .3 {secretname}',
      'also/first/must/always .3 {call} .6 {file}',
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
      '{target} .2 needs/must/should/has .2 changed/replaced/redirected/set .1 to/by',
      'always/also/must .2 bcc/cc',
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
