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
    queries are rejected | other than select | anything but select | except select | anything else is refused |
    anything else is rejected | 只读 | 読み取り専用 | 읽기 전용 | solo lectura | nur lesend | nur lesezugriff | lecture seule |
    somente leitura | только для чтения | только чтение |
    只讀 | 唯讀 | 只允许 select | 仅允许 select | 仅支持 select | 只支持 select | 読み取りのみ | 参照のみ | select のみ | select 文のみ |
    select 만 | sólo lectura | solo select | sólo select | solo permite select | solo se permiten select | solo se permiten sentencias select | solo se permiten consultas select |
    sólo se permiten sentencias select | разрешены только запросы select | разрешены только select | допускаются только
    запросы select | es sind nur select | nur select abfragen |
    nur select | nur lesende | ausschließlich select | uniquement select | seulement select |
    seules les requêtes select | apenas leitura | apenas select | somente select | só leitura | только select |
    sola lettura | tylko do odczytu | salt okunur | chỉ đọc | hanya baca`),
  'changes-nothing': phrases(`
    does not modify | does not change | does not alter | doesn't modify | doesn't change | without modifying |
    without changing | never modifies | never changes | does not execute | without executing | doesn't execute |
    does not actually | no changes are made | nothing is changed | without side effects | no side effects | nothing
    is executed | nothing is written | nothing is sent | nothing is deleted | no data is modified | does not write |
    does not delete | does not send | does not create | does not place | does not submit | does not run | does not
    buy | does not move | no money is moved | no order is placed | has no effect | no effect on | does nothing | nothing is stored | nothing is
    kept | nothing is signed | nothing is placed | nothing is booked | nothing is bought | nothing is saved | no money
    moves | is unchanged | stays unchanged | is left unchanged | remains unchanged |
    不做任何修改 | 不做任何更改 | 不会修改任何数据 | 不修改任何数据 | 不产生任何变更 | 不會修改任何資料 | 不会实际执行 | 何も変更しません | 一切変更しません | 아무것도 변경하지 않 |
    no modifica nada | no cambia nada | sin modificar nada | sin ejecutar nada | ändert nichts |
    ohne etwas zu ändern | ne modifie rien | sans rien modifier | não altera nada | não modifica nada |
    sem alterar nada | ничего не изменяет | ничего не меняет | non modifica nulla`),
  'cannot-undo': phrases(`
    cannot be undone | can't be undone | can not be undone | irreversible | irreversibly | not reversible | cannot
    be recovered | can't be recovered | cannot be reversed | cannot be restored | unrecoverable | not recoverable |
    not be recoverable | no undo | no way back | cannot be brought back | can't be brought back | bypasses the trash | bypassing the trash | bypasses trash | bypassing trash |
    skips the trash | skipping the trash | irrevocable | hard delete | hard deletes | 不可恢复 | 无法恢复 | 不可逆 | 元に戻せません |
    取り消せません | 完全に削除 | 복구할 수 없 | 되돌릴 수 없 | unwiderruflich | irréversible | безвозвратно | will be lost | data loss |
    loss of all data | all data is lost |
    不可恢復 | 無法恢復 | 無法復原 | 無法還原 | 无法还原 | 无法撤销 | 不可撤销 | 無法撤銷 | 不能恢复 | 元に戻せない | 取り消せない | 復元できません | 復元できない |
    元に戻すことはできません | 복원할 수 없 | 취소할 수 없 | no se puede deshacer | no se puede recuperar | no se pueden recuperar |
    no se puede revertir | sin posibilidad de recuperación | nicht rückgängig | nicht wiederhergestellt werden |
    unumkehrbar | ne peut pas être annulé | ne peut pas être annulée | ne peut pas être restauré |
    impossible à annuler | não pode ser desfeito | não pode ser desfeita | não é possível desfazer |
    irreversível | необратимо | необратима | необратимое | нельзя отменить | нельзя восстановить |
    нельзя вернуть | без возможности восстановления | irreversibile | non può essere annullata | nieodwracalne |
    nieodwracalnie | geri alınamaz | không thể hoàn tác | không thể khôi phục | tidak dapat dibatalkan |
    não podem ser recuperados | não podem ser desfeitas | ne peuvent pas être restaurés | ne peuvent pas être récupérés |
    no pueden recuperarse | no puede deshacerse | no puede recuperarse`),
  /** Weaker: "permanently stored" takes nothing away. */
  permanent: phrases(`
    dauerhaft | definitivamente | destructive action | destructive operation | définitivement | endgültig | for good
    | forever | irrevocably | permanent deletion | permanentemente | permanently | 永久 |
    永久に | 영구적으로 | 영구 | навсегда | dauerhafte | vĩnh viễn | kalıcı olarak | trwale`),
  'to-trash': phrases(`
    to trash | to the trash | to recycle bin | to the recycle bin | in the trash | soft delete | soft deletes | soft
    deleted | trashes | to the bin | recycle bin | can be restored | can be undone | can be recovered | can be
    undeleted | to the archive | move to trash | recoverable for | recoverable from | restorable | reversible | undo
    with | be reversed | be brought back | 回收站 | 废纸篓 | ゴミ箱 | 휴지통 | papierkorb | papelera | corbeille | lixeira |
    корзину |
    可恢复 | 可以恢复 | 可还原 | 可以还原 | 随时还原 | 随时恢复 | 可以復原 | 可復原 | 垃圾桶 | 回收桶 | 復元できます | 元に戻せます | 元に戻すことができ | 복원할 수 있 |
    되돌릴 수 있 | se puede restaurar | puede restaurarse | se puede recuperar | se puede deshacer |
    puede recuperarse | kann wiederhergestellt werden | wiederhergestellt werden kann |
    rückgängig gemacht werden kann | peut être restauré | peut être restaurée | peut être récupéré |
    peut être annulé | pode ser restaurado | pode ser restaurada | pode ser recuperado | pode ser desfeito |
    можно восстановить | может быть восстановлен | можно отменить | cestino | può essere ripristinato |
    do kosza | çöp kutusuna | thùng rác`),
  'not-to-trash': phrases(`
    from trash | from the trash | empty trash | empty the trash | empties the trash | not reversible | not moved to
    the trash | without trash | from the recycle bin | empty the recycle bin | empties the recycle bin |
    清空回收站 | 清空垃圾桶 | 不经过回收站 | 回收站中的 | ゴミ箱を空に | ゴミ箱を経由 | 휴지통을 비 | 휴지통 비우기 | 
    vacía la papelera | vaciar la papelera | de la papelera | sin pasar por la papelera | papierkorb leeren |
    leert den papierkorb | aus dem papierkorb | ohne papierkorb | vide la corbeille | vider la corbeille |
    de la corbeille | sans passer par la corbeille | esvazia a lixeira | esvaziar a lixeira | da lixeira |
    sem passar pela lixeira | очищает корзину | очистить корзину | минуя корзину |
    svuota il cestino`),
  /** Acts that are known for what they throw away. */
  forcing: phrases(`
    force push | force pushes | force pushed | factory reset | factory resets | hard reset | reset hard | overwrites
    the history | rewrites the history`),
  /** Where a thing that is fetched ends up. */
  'to-a-file': phrases(`
    saved to disk | save to disk | saves to disk | saved to a file | saved to a local | saves to a file | save to a file | saved locally | save
    locally | saves locally | written to disk | writes to disk | write to disk | written to a file | writes to a file |
    to a local file | to a local directory | to a local folder | to local disk | to the local disk | into a file |
    into a new file | to a new file | saved to the | saves it to | saves them to | will be saved | to a pre configured local
    directory | to the local filesystem | to the local file system | to your local`),
  simulation: phrases(`
    paper trading | paper trade | paper account | paper order | simulated | simulation | simulate | simulates |
    sandbox account | sandbox environment | sandbox mode | mock | mocked | fake money | virtual money | play money |
    virtual portfolio | test mode | no real money | not real money | demo account | testnet | stub | stubbed |
    placeholder implementation | not yet implemented | not implemented | virtual cash | virtual balance | no real
    orders | no real order | no real trades | no real funds |
    模拟交易 | 模拟盘 | 模擬取引 | デモ口座 | 모의 투자 | cuenta demo | demokonto | compte démo | conta demo | демо счёт`),
  rehearsal: phrases(`
    dry run | dryrun | preview | previews | what if | would be deleted | would be removed | would be changed | would
    be affected | without applying | without committing | without sending | without deleting | without placing |
    without saving |
    预演 | 试运行 | ドライラン | 드라이런 | simulacro | sin ejecutar | ohne auszuführen | sans exécuter | sem executar |
    без выполнения`),
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
    not listed will be removed | not provided will be removed | not provided will be deleted | not provided are removed |
    put semantics | destructive to existing`),
  bulk: phrases(`
    in bulk | bulk | in batch | batch of | multiple at once | many at once | all at once | mass update | mass delete
    | en masse |
    批量 | 一括 | 일괄 | en lote | por lotes | em lote | em massa | par lots | en lot | stapelweise | массово |
    пакетно`),
};
