import type { AttackKind } from './attack-frames.ts';

/** "Ignore your instructions" and "do not tell the user" in other languages; sure by themselves, as in English. */
export const FOREIGN_FRAMES = {
  override: [
    'ignora/ignore/ignorad/ignorar/olvida/olvide/omite/desobedece .3 instrucciones/órdenes/indicaciones',
    'ignoriere/ignorier/ignorieren/missachte/missachten/vergiss/vergessen/übergehe .4 anweisungen/instruktionen/vorgaben/befehle',
    'ignore/ignorez/oublie/oubliez/négligez .3 instructions/consignes/directives précédentes/antérieures/ci/données',
    'ignorez/oublie/oubliez .3 instructions/consignes/directives',
    'ignore/ignora/esqueça/esquece/desconsidere/desobedeça .3 instruções/ordens/orientações',
    'ignora/dimentica/ignorate .3 istruzioni/direttive',
    'игнорируй/игнорируйте/забудь/забудьте/отбрось .3 инструкции/инструкций/указания/команды/правила',
    '忽略/无视/無視/忘记/忘掉/忽視 .6 指令/指示/提示词/说明/規則',
    '指示/命令/指令/プロンプト .2 無視/忘れ',
    '지시/명령/지침/프롬프트 .4 무시/잊',
  ],
  secrecy: [
    'no .2 digas/diga/informes/informe/menciones/mencione/reveles/revele/cuentes/avises .3 usuario/usuaria',
    'sin .1 decirle/informar/avisar .2 usuario/usuaria',
    'sag/sage/sagen/verrate/verraten/erzähle/erzählen/informiere/informieren/erwähne .4 nutzer/benutzer/anwender .2 nichts/nicht/niemals',
    'nutzer/benutzer/anwender .3 nichts/nicht .4 sagen/verraten/erwähnen/mitteilen/erfahren/wissen',
    "ne/n'en/n .2 dis/dites/informe/informez/mentionne/mentionnez/révèle/révélez/préviens/prévenez/parle/parlez .4 utilisateur/l'utilisateur/utilisatrice",
    "sans .1 prévenir/informer/avertir .1 utilisateur/l'utilisateur",
    'não .2 diga/conte/informe/mencione/revele/avise/fale .3 usuário/utilizador',
    'sem .1 avisar/informar .1 usuário/utilizador',
    "non .2 dire/dirlo/informare/rivelare/menzionare .2 utente/all’utente/all'utente",
    'не .1 сообщай/сообщайте/говори/говорите/рассказывай/рассказывайте/раскрывай/раскрывайте/упоминай/упоминайте/информируй/информируйте .4 пользователю/пользователя/пользователем',
    '不要/别/勿/不得/切勿/不能 .2 告诉/告訴/告知/通知 .2 用户/用戶/使用者',
    '不要/别/勿/不得/切勿/不能 .1 向/让/對/对/让 .1 用户/用戶/使用者 .2 透露/提及/提到/知道/说明',
    'ユーザー/ユーザ/利用者 .4 伝えない/伝えず/知らせない/知らせず/教えない/言わない/話さない/明かさない/秘密',
    '사용자/유저 .6 알리지/말하지/언급하지/밝히지/비밀',
  ],
} as const satisfies Partial<Record<AttackKind, readonly string[]>>;
