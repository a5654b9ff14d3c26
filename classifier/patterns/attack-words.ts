import { phrases } from './phrases.ts';

/** Lists of words that the frames of manifest attacks are made of. */
export const ATTACK_WORDS = {
  not: phrases("not | never | don't | don t | mustn't | shouldn't | no longer"),
  user: phrases("user | users | user's | users' | human | humans | operator | anyone | anybody | end user | person"),
  tell: phrases('tell | inform'),
  notify: phrases('notify | alert | warn | advise'),
  theuser: phrases('the user | your user | user | the human | the operator | the person | anyone | anybody'),
  mention: phrases('mention | reveal | disclose | admit | confess | announce | divulge'),
  telling: phrases('telling | informing | mentioning | revealing | disclosing'),
  notifying: phrases('notifying | alerting | warning | asking'),
  it: phrases('this | that | it | these | anything | any of this | any of it'),
  step: phrases(
    'this | that | it | these | step | call | calls | fact | copy | action | note | request | part | errors',
  ),
  hide: phrases('hide | conceal | withhold | omit | keep'),
  hidden: phrases('hidden | secret | private | confidential | invisible | quiet'),
  modal: phrases(`must | should | may | need | needs | does | do | did | can | shall | has to | is to | will`),
  silently: phrases(
    'silently | quietly | secretly | covertly | discreetly | stealthily | unobtrusively | surreptitiously',
  ),
  act: phrases(`open | read | include | send | add | call | run | pass | copy | forward | append | attach | invoke |
    execute | upload | collect | put | insert | provide | submit | use | write | store | save | fetch | load | post`),
  take: phrases(`read | open | cat | copy | collect | gather | fetch | grab | retrieve | extract | locate | harvest |
    exfiltrate | look up | search for | seek | dump | print`),
  give: phrases(`pass | put | include | provide | attach | send | append | paste | supply | forward | hand | hand over |
    insert | submit | upload | embed | give | place | copy | post | use | contain | deliver | quote | return | transmit`),
  contents: phrases('content | contents | value | values | text of | body of'),
  hand: phrases(`pass | put | provide | attach | send | append | paste | supply | forward | hand | hand over | insert |
    submit | upload | copy | give`),
  file: phrases(`id_rsa | id_ed25519 | id_ecdsa | id_dsa | id rsa | etc passwd | etc shadow | aws credentials | mcp json |
    claude_desktop_config | ssh key | ssh keys | ssh private key | kube config | gh hosts yml | git credentials |
    wallet dat | bash_history | zsh_history | authorized_keys | known_hosts | dot ssh | dot env`),
  personal: phrases(`private key | private keys | environment variables | environment variable | home directory | home
    folder | browser cookies | session cookies | browser history | git credential | keychain | saved passwords |
    password store | open files | api keys | api key | access tokens | credentials | passwords | list of all chats |
    contact list | address book`),
  whole: phrases(`entire | full | whole | complete | all | unabridged | verbatim | raw`),
  chat: phrases(`conversation | conversation history | conversation so far | chat history | chat so far | chat log |
    previous messages | prior messages | earlier messages | message history | messages of this chat | messages in this
    chat | messages in this conversation | dialogue | transcript of this | conversation transcript | chat transcript |
    user messages | context window`),
  prompt: phrases(`system prompt | system message | system instructions | hidden instructions | initial instructions |
    developer message | developer instructions`),
  your: phrases("your | your own | their | their own | its | its own | assistant's | model's | ai's | the current"),
  ignore: phrases(
    `ignore | disregard | forget | override | overrides | overrule | overrules | supersede | supersedes | bypass`,
  ),
  earlier: phrases('previous | prior | earlier | preceding | above | former | other | your'),
  standing: phrases(`existing | all | any | every | system | original | initial | user's | safety`),
  instructions:
    phrases(`instructions | instruction | directives | prompt | prompts | orders | guidelines | system prompt
    | guardrails`),
  wishes: phrases(
    'request | requests | instructions | instruction | wish | wishes | orders | objection | objections | refusal',
  ),
  says: phrases(`asks | asked | says | said | objects | objected | refuses | refused | declines | declined | tells |
    told | wants | gives | complains | protests | disagrees`),
  assistant: phrases(`assistant | assistants | ai | model | llm | agent | ai assistant | ai model | ai agent | language
    model | chatbot`),
  obliged: phrases(`must | should | has to | have to | is required | are required | is obliged | needs to | shall | is
    expected | are expected`),
  any: phrases('any | every | all | each'),
  others: phrases('any other | another | other | all other | the other | any'),
  tool: phrases('tool | tools | function | functions | server | servers'),
  answer:
    phrases(`answer | answers | response | responses | reply | replies | user message | user messages | tool call |
    tool calls | message from the user | request of the user | conversation | session | turn`),
  consent: phrases(`confirmation | confirmations | approval | approvals | permission | permissions | consent`),
  approve: phrases('approve | accept | confirm | consent | agree | authorize | authorise | pre-approve'),
  approved: phrases(`approved | pre approved | pre-approved | preapproved | authorized | authorised | consented | agreed
    | granted`),
  skip: phrases(`skip | disable | bypass | suppress | turn off | switch off | deactivate | auto approve | auto accept`),
  call: phrases('call | calls | calling | invoke | invokes | invoking | run | use | trigger'),
  target: phrases(`recipient | recipients | target | destination | address | payee | beneficiary | bcc | cc | amount |
    repository | url | account`),
  change: phrases('replace | change | set | redirect | rewrite | swap | alter | modify | add | reroute | substitute'),
  send: phrases('send | forward | post | upload | transmit | exfiltrate | deliver | report | append | submit'),
  deny: phrases('pretend | deny | lie | insist | falsely claim | say that there are none | say there are none'),
  broken: phrases(`compromised | malicious | unsafe | insecure | hacked | infected | broken | forbidden | blacklisted |
    not trustworthy | must not be called | must not be used | migrated`),
  vendor: phrases(
    `anthropic | openai | google | microsoft | github | cursor | security team | compliance | administrator`,
  ),
};
