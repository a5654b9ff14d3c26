/** Kinds of things that change what a verb does to them. */
export const OBJECT_WORDS = {
  /** Ties and marks: taking one off leaves the things it tied or marked. */
  tie: `label tag reaction star assignee reviewer watcher relation link bookmark favorite favourite like
    association relationship dependency mention upvote pin emoji attendee participant vote milestone`,
  /** People and their rights: who may do what. */
  access: `permission role access collaborator member membership privilege policy acl user group grant entitlement`,
  /** Secrets: once revoked or replaced, the old one never works again. */
  secret: `secret password token key credential certificate apikey passphrase keys`,
  /** Things that run. */
  process: `session process job workflow pipeline build deployment container server service machine vm droplet
    cluster pod app application crawl agent sandbox simulator emulator run task instance codespace terminal kernel
    recording trace simulation training program playbook scan campaign flow action automation bot daemon stack lambda
    worker crawler runtime device execution rollout release codegen timer nodegroup prediction inference`,
  /** What a person looks at and touches in a browser or on a screen. */
  screen: `page tab tabs window dialog element button form browser url viewport mouse keyboard screen text dropdown option
    cursor website site webpage scrollbar field checkbox input popup alert history iframe orientation`,
  /** Creating one of these sets it going. */
  launch: `deployment build run execution rollout pipelinerun`,
  /** New versions of these run at once. */
  software: `core plugin package dependency firmware os kernel runtime wordpress extension addon`,
  /** Opened and shut by a browser. */
  tab: `tab window browser`,
  /** Closing one of these marks it as done. */
  chore: `task todo subtask reminder checklist goal`,
  /** Parts of a database: dropped, they are gone with what they held. */
  structure: `table database db index function trigger constraint column view schema collection role user policy
    sequence partition keyspace type`,
  disk: `disk drive volume partition filesystem`,
  document: `cell cells range sheet row column paragraph heading document layer slide slides shape`,
  /** Things in a house or a car that move, heat or lock when they are told to. */
  appliance: `light lights lamp thermostat door garage gate plug switch bulb fan heater blinds curtain vacuum robot
    valve pump vehicle car appliance relay motor drone printer speaker tv player playback music`,
  /** Circles that a member leaves and joins; taking it out of one leaves it alone. */
  circle: `tag label group playlist favorites favourites watchlist segment team list milestone sprint epic section parent`,
  /** Programs that act on their own once they are asked. */
  robot: `copilot bot`,
  agent: `agent`,
  /** What is in the way of a picture or a text. */
  blemish: `background noise watermark silence whitespace punctuation accents`,
  transfer: `transfer`,
  /** Starting one of these opens a file or a talk; nothing runs. */
  matter: `claim thread discussion conversation chat return ticket case dispute poll topic`,
  /** Things that are handed over, and are not money. */
  handed: `file files data domain ownership repository call ticket chat learning style domains free`,
  /** Ways of thinking, which are applied to a question. */
  method: `methodology thinking reasoning technique framework`,
  /** Loaded into one of these, a thing becomes part of it. */
  vessel: `node scene table database collection index warehouse canvas sheet spreadsheet document project`,
  /** Programs with a window, which opening starts. */
  program: `app application simulator emulator editor ide sim shell terminal console`,
  login: `session sessions`,
  /** Unpacked on the disk. */
  packing: `archive zip tarball`,
  /** What a thing may be turned into where it stands. */
  standing: `draft issue discussion template object shape`,
  /** Not placed before somebody says so. */
  draft: `draft drafts quote template`,
  /** Walked through on paper, not on a screen. */
  tree: `component components hierarchy tree graph codebase ontology taxonomy outline symbol code documentation`,
  /** Drawings made from data that the caller gives. */
  drawing: `map chart diagram graph plot qr qrcode thumbnail preview`,
  /** Figures that somebody looks at and agrees to. */
  figure: `cost price estimate quote understanding`,
  /** Copies of work that others hold. */
  upstream: `git branch repository repo remote docker image registry`,
  keys: `keyboard keystroke keystrokes keypress mouse`,
  /** Put before the world at once when it is published. */
  site: `site website`,
  /** Where a connection is kept open. */
  host: `database db server instance cluster host redis mongodb postgres mysql`,
  cart: `cart basket`,
  asking: `search query lookup`,
  port: `port`,
  /** Signed and sent, these move what they name. */
  transaction: `transaction tx`,
  /** Where a restored copy takes the place of what is there now. */
  store: `database db backup volume disk vm droplet website server machine keyspace`,
  /** What a browser or a desktop program is asked to open or shut. */
  browser: `browser tab window page dialog popup`,
  /** Money itself. */
  money: `payment fund money refund payout payroll withdrawal usdc usdt eth btc sol bitcoin coin coins cash donation
    tip balance crypto cryptocurrency dividend advance remittance credit erc20
    asset disbursement salary capture`,
  /** Papers and promises that commit money when they are placed. */
  deal: `order trade position purchase checkout bid bet swap auction`,
  /** A running bill: starting, changing and stopping it decides what is charged. */
  plan: `subscription renewal autorenewal`,
  /** Subscriptions of another kind: they bring news, not bills. */
  feed: `webhook webhooks event events topic alert newsletter notification feed channel calendar push pubsub resource
    mailing rss queue delivery`,
  /** Accepting one of these sends the money back. */
  claim: `claim chargeback liability`,
  /** Papers about money that commit nothing while they lie in a drawer. */
  bill: `invoice bill`,
  message: `message email mail sms dm notification reminder reply note webhook`,
  /** Questions to data: the answer comes back and nothing stays. */
  question: `search lookup check audit diagnostic lint analysis scan report comparison inspection
    validation assessment calculation benchmark review forecast estimate explain similarity inference_check
    retrieval aggregation probe health diagnostics investigation introspection calculations research comparison translation
    conversion`,
  /** The caller's own machine, where looking into something starts a program. */
  local: `locally cli executable`,
  /** Text that a machine runs. */
  code: `code script command commands javascript python shell bash sql statement cypher snippet program js typescript
    expression query macro notebook cell tool prompt binary executable task test tests suite applescript powershell
    cli action operation function testsuite cells commandline`,
  /** Work of a model that somebody is billed for. */
  media: `image images video videos audio speech music voice picture song inference avatar animation voiceover logo
    illustration photo texture`,
  /** Marks of how far something has come: finishing one is a change of state. */
  ticket: `issue ticket incident alert case thread discussion task todo conversation dispute comment milestone`,
  /** Changes to how data is stored. */
  migration: `migration migrations schema manifest terraform tf plan patch kustomization`,
  /** Copies that exist to be replaced: losing one costs time, not data. */
  scratch: `cache context filter selection session breakpoint highlight screen console buffer clipboard overlay
    state form field input cookies notification override view history log logs flag preference preferences setting
    settings presence activity default defaults mask`,
  /** Links to a place on the web. */
  address: `url link website webpage site`,
  picture: `screenshot snapshot heapsnapshot`,
  /** Where writes meant for people other than the reader land. */
  file: `file files folder directory document path note record row`,
  branch: `branch ref`,
  /** Words that close a compound and say that it is about something else: an order item is not an order. */
  other: `item template type rule setting settings list method status config configuration option category
    description detail name title metadata property attribute line address profile id schedule product price coupon
    discount code plan_template draft`,
  /** Where things wait to be thrown away for good. */
  bin: `trash bin recycle`,
} as const;

export type ObjectClass = keyof typeof OBJECT_WORDS;
