import { phrases } from './phrases.ts';

/** Phrases about what a call changes, and whether that can be put back. */
export const EFFECT_CONCEPTS = {
  /** The server's own words that nothing can be changed. */
  'read-only': phrases(`
    read only | readonly | only select | select only | select statements only | select queries only | only select
    statements | only select queries | rejects writes | writes are rejected | no writes | mutations are rejected |
    mutations are blocked | only read queries | only read operations | select query only | write operations are
    blocked | write operations are not allowed | write operations are rejected | writes are blocked | writes are not
    allowed | modifications are not allowed | no modifications | only supports select | only allows select | only
    permits select | only accepts select | only select is allowed | non select statements are rejected | non select
    queries are rejected | 只读 | 読み取り専用 | 읽기 전용 | solo lectura | nur lesend | nur lesezugriff | lecture seule |
    somente leitura | только для чтения | только чтение`),
  'changes-nothing': phrases(`
    does not modify | does not change | does not alter | doesn't modify | doesn't change | without modifying |
    without changing | never modifies | never changes | does not execute | without executing | doesn't execute |
    does not actually | no changes are made | nothing is changed | without side effects | no side effects | nothing
    is executed | nothing is written | nothing is sent | nothing is deleted | no data is modified | does not write |
    does not delete | does not send | does not create | does not place | does not submit | does not run | does not
    buy | does not move | no money is moved | no order is placed`),
  'cannot-undo': phrases(`
    cannot be undone | can't be undone | can not be undone | irreversible | irreversibly | not reversible | cannot
    be recovered | can't be recovered | cannot be reversed | cannot be restored | unrecoverable | not recoverable |
    not be recoverable | no undo | bypasses the trash | bypassing the trash | bypasses trash | bypassing trash |
    skips the trash | skipping the trash | irrevocable | hard delete | hard deletes | 不可恢复 | 无法恢复 | 不可逆 | 元に戻せません |
    取り消せません | 完全に削除 | 복구할 수 없 | 되돌릴 수 없 | unwiderruflich | irréversible | безвозвратно | will be lost | data loss |
    loss of all data | all data is lost`),
  /** Weaker: "permanently stored" takes nothing away. */
  permanent: phrases(`
    dauerhaft | definitivamente | destructive action | destructive operation | définitivement | endgültig | for good
    | forever | irrevocably | permanent deletion | permanentemente | permanently | 永久`),
  'to-trash': phrases(`
    to trash | to the trash | to recycle bin | to the recycle bin | in the trash | soft delete | soft deletes | soft
    deleted | trashes | to the bin | recycle bin | can be restored | can be undone | can be recovered | can be
    undeleted | to the archive | move to trash | recoverable for | recoverable from | restorable | reversible | undo
    with | be reversed | be brought back | 回收站 | 废纸篓 | ゴミ箱 | 휴지통 | papierkorb | papelera | corbeille | lixeira |
    корзину`),
  'not-to-trash': phrases(`
    from trash | from the trash | empty trash | empty the trash | empties the trash | not reversible | not moved to
    the trash | without trash | from the recycle bin | empty the recycle bin | empties the recycle bin`),
  simulation: phrases(`
    paper trading | paper trade | paper account | paper order | simulated | simulation | simulate | simulates |
    sandbox account | sandbox environment | sandbox mode | mock | mocked | fake money | virtual money | play money |
    virtual portfolio | test mode | no real money | not real money | demo account | testnet | stub | stubbed |
    placeholder implementation | not yet implemented | not implemented | virtual cash | virtual balance | no real
    orders | no real order | no real trades | no real funds`),
  rehearsal: phrases(`
    dry run | dryrun | preview | previews | what if | would be deleted | would be removed | would be changed | would
    be affected | without applying | without committing | without sending | without deleting | without placing |
    without saving`),
  'asks-first': phrases(`
    asks for confirmation | ask for confirmation | requires confirmation | require confirmation | requires explicit
    confirmation | requires user confirmation | confirm with the user | ask the user to confirm | ask the user for
    confirmation | user must confirm | requires approval | after user confirmation | explicit user confirmation |
    explicit confirmation | requires explicit user approval | explicit user approval | user approval is required |
    confirm first | get user confirmation | asks the user | prompts the user for confirmation | must be confirmed |
    pending approval`),
  'whole-replacement': phrases(`
    replaces the entire | replace the entire | replaces all | replace all existing | overwrites the entire |
    overwrite the entire | overwrites existing | overwrites any existing | overwrites all | completely overwrite |
    completely overwrites | completely replaces | full replacement | full replace | fields not included will be
    removed | omitted fields will be removed | omitted fields are removed | anything omitted is removed | anything
    omitted is deleted | not included will be deleted | not included will be removed | not listed will be deleted |
    not listed will be removed`),
  bulk: phrases(`
    in bulk | bulk | in batch | batch of | multiple at once | many at once | all at once | mass update | mass delete
    | en masse`),
};
