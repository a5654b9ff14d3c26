import { actsInBulk } from './acts-in-bulk.ts';
import { actsOnASimulation } from './acts-on-a-simulation.ts';
import { actsOnTestData } from './acts-on-test-data.ts';
import { asksBeforeActing } from './asks-before-acting.ts';
import { asksForASensitiveFile } from './asks-for-a-sensitive-file.ts';
import { asksForAnUnrelatedSecret } from './asks-for-an-unrelated-secret.ts';
import { asksForSecrecy } from './asks-for-secrecy.ts';
import { asksForTheConversation } from './asks-for-the-conversation.ts';
import { cannotBeUndone } from './cannot-be-undone.ts';
import { changesWhoMayDoWhat } from './changes-who-may-do-what.ts';
import { claimsToComeFirst } from './claims-to-come-first.ts';
import { costsMoneyLater } from './costs-money-later.ts';
import { declaresASecretResult } from './declares-a-secret-result.ts';
import { declaredHarmlessButDestroys } from './declared-harmless-but-destroys.ts';
import { declaredReadOnlyButActs } from './declared-read-only-but-acts.ts';
import { declaresDestructive } from './declares-destructive.ts';
import { declaresReadOnly } from './declares-read-only.ts';
import { descriptionDeletes } from './description-deletes.ts';
import { descriptionExecutes } from './description-executes.ts';
import { descriptionIsMissing } from './description-is-missing.ts';
import { descriptionPays } from './description-pays.ts';
import { descriptionReads } from './description-reads.ts';
import { descriptionWrites } from './description-writes.ts';
import { dropsWhatIsOmitted } from './drops-what-is-omitted.ts';
import { forcesItsWay } from './forces-its-way.ts';
import { givesOrdersBeyondItsTask } from './gives-orders-beyond-its-task.ts';
import { givesToAPage } from './gives-to-a-page.ts';
import { hasBidirectionalCharacters } from './has-bidirectional-characters.ts';
import { hasEncodedText } from './has-encoded-text.ts';
import { hasHiddenMarkup } from './has-hidden-markup.ts';
import { hasInvisibleCharacters } from './has-invisible-characters.ts';
import { keepsQueriesReadOnly } from './keeps-queries-read-only.ts';
import { laterSaysDelete } from './later-says-delete.ts';
import { laterSaysExecute } from './later-says-execute.ts';
import { laterSaysPay } from './later-says-pay.ts';
import { laterSaysWrite } from './later-says-write.ts';
import { losesWhatWasThere } from './loses-what-was-there.ts';
import { makesPublic } from './makes-public.ts';
import { moneyChangesHands } from './money-changes-hands.ts';
import { movesToTrash } from './moves-to-trash.ts';
import { nameAndDescriptionDisagree } from './name-and-description-disagree.ts';
import { nameSaysDelete } from './name-says-delete.ts';
import { nameSaysExecute } from './name-says-execute.ts';
import { nameSaysPay } from './name-says-pay.ts';
import { nameSaysRead } from './name-says-read.ts';
import { nameSaysWrite } from './name-says-write.ts';
import { namesToolsOfOtherServers } from './names-tools-of-other-servers.ts';
import { namesWhatItReturns } from './names-what-it-returns.ts';
import { offersADryRun } from './offers-a-dry-run.ts';
import { offersDelete } from './offers-delete.ts';
import { offersExecute } from './offers-execute.ts';
import { offersPay } from './offers-pay.ts';
import { offersToOverwrite } from './offers-to-overwrite.ts';
import { offersWrite } from './offers-write.ts';
import { onlyRehearses } from './only-rehearses.ts';
import { opensAnyPath } from './opens-any-path.ts';
import { pushesToARemote } from './pushes-to-a-remote.ts';
import { readingQueryLanguage } from './reading-query-language.ts';
import { readsFiles } from './reads-files.ts';
import { readsPublicPlaces } from './reads-public-places.ts';
import { readsSocialNetworks } from './reads-social-networks.ts';
import { relaysRequests } from './relays-requests.ts';
import { requestsAnyUrl } from './requests-any-url.ts';
import { returnsPersonalData } from './returns-personal-data.ts';
import { returnsPrivateContent } from './returns-private-content.ts';
import { returnsQueryResults } from './returns-query-results.ts';
import { returnsSecrets } from './returns-secrets.ts';
import { returnsUntrustedContent } from './returns-untrusted-content.ts';
import { returnsWhatAnAddressHolds } from './returns-what-an-address-holds.ts';
import { runsFreeCode } from './runs-free-code.ts';
import { savesToAFile } from './saves-to-a-file.ts';
import { saysIrreversible } from './says-irreversible.ts';
import { saysItChangesNothing } from './says-it-changes-nothing.ts';
import { saysReadOnly } from './says-read-only.ts';
import { saysReversible } from './says-reversible.ts';
import { sendsRequestsAnywhere } from './sends-requests-anywhere.ts';
import { sendsSomethingOut } from './sends-something-out.ts';
import { showsAPage } from './shows-a-page.ts';
import { skipsTheUsersConsent } from './skips-the-users-consent.ts';
import { speaksAsSomebodyElse } from './speaks-as-somebody-else.ts';
import { takesASecret } from './takes-a-secret.ts';
import { takesCode } from './takes-code.ts';
import { takesCommand } from './takes-command.ts';
import { takesFreeQuery } from './takes-free-query.ts';
import { takesQueryLanguage } from './takes-query-language.ts';
import { tellsToIgnoreInstructions } from './tells-to-ignore-instructions.ts';
import { textWasCut } from './text-was-cut.ts';
import type { Rule } from '../rule.ts';

/** Every rule, in the order of `Classification.outcomes`. */
export const RULES: readonly Rule[] = [
  nameSaysRead,
  nameSaysWrite,
  nameSaysExecute,
  nameSaysDelete,
  nameSaysPay,
  descriptionReads,
  descriptionWrites,
  descriptionExecutes,
  descriptionDeletes,
  descriptionPays,
  laterSaysWrite,
  laterSaysExecute,
  laterSaysDelete,
  laterSaysPay,
  offersWrite,
  offersExecute,
  offersDelete,
  offersPay,
  takesCode,
  takesCommand,
  takesQueryLanguage,
  relaysRequests,
  saysReadOnly,
  saysItChangesNothing,
  onlyRehearses,
  readingQueryLanguage,
  movesToTrash,
  actsOnASimulation,
  dropsWhatIsOmitted,
  losesWhatWasThere,
  forcesItsWay,
  moneyChangesHands,
  savesToAFile,
  offersToOverwrite,
  namesWhatItReturns,
  cannotBeUndone,
  declaresReadOnly,
  declaresDestructive,
  actsInBulk,
  actsOnTestData,
  asksBeforeActing,
  asksForASensitiveFile,
  asksForAnUnrelatedSecret,
  asksForSecrecy,
  asksForTheConversation,
  changesWhoMayDoWhat,
  claimsToComeFirst,
  costsMoneyLater,
  givesToAPage,
  declaredHarmlessButDestroys,
  declaredReadOnlyButActs,
  declaresASecretResult,
  descriptionIsMissing,
  givesOrdersBeyondItsTask,
  hasBidirectionalCharacters,
  hasEncodedText,
  hasHiddenMarkup,
  hasInvisibleCharacters,
  keepsQueriesReadOnly,
  makesPublic,
  nameAndDescriptionDisagree,
  namesToolsOfOtherServers,
  offersADryRun,
  opensAnyPath,
  pushesToARemote,
  readsFiles,
  readsPublicPlaces,
  readsSocialNetworks,
  requestsAnyUrl,
  returnsPersonalData,
  returnsPrivateContent,
  returnsQueryResults,
  returnsSecrets,
  returnsUntrustedContent,
  returnsWhatAnAddressHolds,
  runsFreeCode,
  saysIrreversible,
  saysReversible,
  sendsSomethingOut,
  sendsRequestsAnywhere,
  showsAPage,
  skipsTheUsersConsent,
  speaksAsSomebodyElse,
  takesASecret,
  takesFreeQuery,
  tellsToIgnoreInstructions,
  textWasCut,
];
