import { phrases } from './phrases.ts';
import type { Effect } from './verb.ts';

/**
 * The verbs that decide, in other languages. Where verbs take many endings the infinitive, the third person and the
 * noun are listed; scripts without spaces list stems, which match inside words.
 */
export const FOREIGN_VERBS: Record<Effect, readonly string[]> = {
  Read: phrases(`
    获取 | 查询 | 搜索 | 列出 | 读取 | 查看 | 返回 | 检索 | 查找 | 分析 | 取得 | 検索 | 一覧 | 表示 | 参照 | 読み取 | 조회 | 검색 | 가져오 | 가져옵 |
    목록 | 읽기 | 확인 | obtener | obtiene | buscar | busca | listar | lista | consultar | consulta | leer | muestra |
    abrufen | ruft | suchen | sucht | auflisten | listet | anzeigen | zeigt | lesen | liest | obtenir | récupère |
    récupérer | rechercher | recherche | lister | afficher | affiche | obter | obtém | pesquisar | ler | mostra | получить |
    получает | найти | поиск | показать | показывает | возвращает | список | читает`),
  Write: phrases(`
    创建 | 新建 | 更新 | 修改 | 添加 | 写入 | 保存 | 上传 | 发送 | 发布 | 作成 | 追加 | 変更 | 送信 | 投稿 | 編集 | 登録 | 생성 | 추가 | 수정 | 저장 |
    전송 | 보내 | 작성 | 업데이트 | crear | crea | actualizar | actualiza | añadir | añade | enviar | envía | modificar | guardar | guarda |
    erstellen | erstellt | aktualisieren | aktualisiert | hinzufügen | senden | sendet | speichern | speichert | ändern | ändert |
    créer | crée | ajouter | ajoute | mettre à jour | envoyer | envoie | modifier | modifie | enregistrer | criar | cria |
    atualizar | atualiza | adicionar | adiciona | envia | salvar | создать | создаёт | создает | добавить | добавляет |
    обновить | обновляет | изменить | отправить | отправляет | сохранить`),
  Execute: phrases(`
    执行 | 运行 | 启动 | 停止 | 重启 | 部署 | 触发 | 点击 | 実行 | 起動 | 再起動 | デプロイ | クリック | 실행 | 시작 | 중지 | 재시작 | 배포 | 클릭 |
    ejecutar | ejecuta | iniciar | inicia | detener | reiniciar | desplegar | ausführen | führt | starten | startet | stoppen |
    neustarten | exécuter | exécute | lancer | lance | démarrer | arrêter | redémarrer | déployer | executar | executa | reinicia |
    parar | implantar | выполнить | выполняет | запустить | запускает | остановить | перезапустить | развернуть`),
  Destructive: phrases(`
    删除 | 清空 | 移除 | 销毁 | 清除 | 削除 | 消去 | 破棄 | 삭제 | 제거 | 비우기 | eliminar | elimina | borrar | borra | löschen | löscht |
    entfernen | entfernt | supprimer | supprime | effacer | efface | excluir | exclui | apagar | apaga | remover | удалить |
    удаляет | стереть | очистить | уничтожить`),
  Financial: phrases(`
    支付 | 付款 | 退款 | 转账 | 购买 | 下单 | 提现 | 支払 | 返金 | 送金 | 購入 | 注文する | 결제 | 환불 | 송금 | 구매 | 이체 | pagar | paga | reembolsar |
    comprar | compra | transferir dinero | bezahlen | bezahlt | zahlen | überweisen | überweist | erstatten | kaufen | kauft |
    payer | paie | rembourser | rembourse | acheter | achète | virer | reembolsa | оплатить | оплачивает | купить | покупает |
    возврат средств | перевести деньги | переводит деньги`),
};
