import { phrases } from './phrases.ts';

/** Phrases with which a definition addresses the model rather than describing a tool. */
export const ATTACK_CONCEPTS = {
  'ignore-instructions': phrases(`
    ignore previous instructions | ignore all previous | ignore the previous instructions | ignore prior
    instructions | ignore all prior | ignore any previous | ignore your instructions | ignore your previous | ignore
    earlier instructions | disregard previous | disregard all previous | disregard the above | ignore the above
    instructions | forget your instructions | forget all previous | forget previous instructions | override your
    instructions | override previous instructions | disregard prior | disregard any previous | disregard your
    instructions | new system prompt | ignore other instructions | ignore the system prompt | overrides all other
    instructions | supersedes all previous | ignore all instructions | ignore all other instructions | 忽略之前的 | 忽略以上
    | 以前の指示を無視 | 이전 지시를 무시 | ignora las instrucciones | ignoriere alle | ignorez les instructions | ignore as
    instruções | игнорируй предыдущие | игнорируйте предыдущие`),
  secrecy: phrases(`
    do not tell the user | don't tell the user | do not inform the user | don't inform the user | do not mention
    this to | don't mention this to | without telling the user | without informing the user | never tell the user |
    never inform the user | hide this from the user | keep this secret from | do not reveal this | don't reveal this
    | do not let the user know | user must not know | user should not know | without the user knowing | without the
    user's knowledge | do not notify the user | never mention this | do not mention that you | conceal this from |
    do not disclose this to the user | 不要告诉用户 | ユーザーに伝えない | 사용자에게 알리지 | no se lo digas al usuario | sag dem benutzer
    nicht`),
  'before-all-tools': phrases(`
    before using any other tool | before calling any other tool | before any other tool | before using any other
    tools | before every other tool | instead of any other tool | before all other tools | must be called before
    every | call this tool before every | use this tool before every | instead of all other tools | before every
    tool call | before each tool call | before responding to any | before every response | after every response |
    call this tool first before anything else | do not use any other tool | never use any other tool | prefer this
    tool over all other | must be called before any other`),
  'exfiltration-request': phrases(`
    entire conversation | full conversation history | whole conversation | complete conversation | conversation
    history | chat history so far | previous messages in this conversation | all previous messages | your system
    prompt | the system prompt | contents of your context | your full context`),
  'sensitive-file': phrases(`
    id_rsa | id_ed25519 | .ssh | ssh keys from | etc passwd | etc shadow | aws credentials | mcp json | cursor mcp |
    claude_desktop_config | npmrc | netrc`),
};
