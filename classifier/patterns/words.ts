function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Words that end the object of a verb: what follows is about where, how or why. */
export const AFTER_OBJECT = words(`
  from to in into on onto at by for with without of using via through per within across under over about as if when
  where which that who whose is are was were be been has have and or but then so because since until while after before
  based including such like than between against during upon along not only matching given whose it will can`);

/** Words that may stand between a verb and its object. */
export const BEFORE_OBJECT = words(`
  a an the this that these those all any every each some one or more multiple several many your my our their its new
  existing specific specified given single entire current available following certain particular another different
  various individual only up both selected arbitrary raw first last next previous latest`);

/** Words with which a sentence may open before its main verb: "This tool will allow you to …". */
export const LEAD_IN = words(`
  this that tool function endpoint api method command action operation utility helper feature service server mcp
  will can is are be used use to for allows allow lets let enables enable helps help you your users user agents agent
  the a an which it its primary main simple basic advanced quick fast able responsible designed intended provides
  offers supports ability access capability please intelligently optionally also we i llm llms ai model assistant
  developers clients client auto then finally additionally afterwards way when want need needs must should may would do does primary core special custom
  powerful easy native unified single useful handy meant recommended batch bulk`);

/** Negations: what they govern does not happen. */
export const NEGATIONS = words(`
  not never no without cannot can't don't doesn't won't isn't aren't didn't unlike avoid avoids prevent prevents
  prohibits forbids instead nor neither rather`);

/** A name that ends in one of these asks about the thing before it: `order_status`, `transfer_quote`. */
export const ASKING_NOUNS = words(`
  status history info information details detail list lists summary statistics stats count quote quotes preview estimate
  options overview metrics results result logs log docs documentation guide help examples fees fee limits usage
  eligibility rates state health reference instructions faq tutorial requirements breakdown timeline insights rate
  volume level ratio total totals average terms methods percentage number size age hits score phases windows healthcheck`);

/** A name without a verb that ends in one of these is taken for a question: `stock_prices`, `open_orders`. */
export const COLLECTION_NOUNS = words(`
  report reports schema price prices rate balance limits analytics data types categories versions events activity
  forecast comparison availability suggestions recommendations definitions definition version search lookup listing
  listings contents content analysis profile properties attributes trends records values statement statements calendar
  positions holdings articles news weather book orderbook candles ticker requests messages posts comments followers
  features bindings issues runs jobs builds deployments transactions orders payments charges refunds trades transfers
  subscriptions invoices tests calls tags labels branches commits stars alerts tasks queries scans checks diff differences
  score scores dashboard schedules emails notifications whoami metadata files users teams projects`);

/** Everyday things of software, with which a verb may be run together: `getuser`. */
export const THINGS = words(`
  user contact customer product item node pod page post comment project repo team group account message channel
  record row table entity document folder event meeting lead deal company vulnerability host network volume secret
  config namespace member role key bucket object snapshot backup zone domain certificate order invoice payment`);

/** Verbs that stay verbs before such a noun: "set status" sets it. */
export const STEADY_VERBS = words(
  'set put post push import change switch mark print display check search query store count peek',
);

/** Verbs that are also nouns and still act in second place: `hosting_start_build`. */
export const SECOND_VERBS = words('set put import change switch run start stop trigger deploy');

/** Endings of a name that turn the act into a rehearsal: `delete_preview`, `transfer_dry_run`. */
export const REHEARSALS = words('preview dryrun simulation estimate rehearsal');

/** Names that say what the tool is: a scanner reads, whatever it looks for. */
export const AGENT_NOUNS: ReadonlyMap<string, 'Read' | 'Write' | 'Execute' | 'Destructive'> = new Map([
  ...[
    ...words(`scanner checker detector finder analyzer analyser validator linter viewer reader searcher fetcher
    calculator inspector explorer browser_reader counter lister matcher translator summarizer classifier monitor
    explainer tracker resolver estimator predictor auditor profiler lookup parser extractor`),
  ].map((word): [string, 'Read'] => [word, 'Read']),
  ...[...words('writer creator editor uploader sender updater publisher')].map((word): [string, 'Write'] => [
    word,
    'Write',
  ]),
  ...[...words('runner executor launcher interpreter repl agent sandbox_exec')].map((word): [string, 'Execute'] => [
    word,
    'Execute',
  ]),
  ...[...words('deleter remover eraser cleaner wiper')].map((word): [string, 'Destructive'] => [word, 'Destructive']),
]);
