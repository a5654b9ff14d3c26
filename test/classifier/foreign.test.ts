import { describe, expect, test } from 'vitest';
import type { Tool } from '../../catalog/model.ts';
import { BY_SCRIPT, BY_WORDS } from '../../classifier/patterns/foreign/index.ts';
import { verbForm } from '../../classifier/reading/lexicon.ts';
import { classifyTool } from '../../classifier/run.ts';

/** A category and a description, one to a line. In each language: the five effects, and what only looks like them. */
const CASES: Record<string, string> = {
  Chinese: `
    Read 查询用户订单的支付状态
    Read 列出已删除的文件
    Read 删除文件前检查其引用
    Read 在删除用户之前，检查关联数据
    Read 不会删除任何文件，只返回列表
    Read 執行查詢並返回結果
    Read 订单退款查询
    Read 测量两个坐标之间的距离
    Read 返回创建和删除的记录
    Read 提供如何删除服务的教程
    Write 创建新的任务
    Write 移除问题的标签
    Write 更新订单状态
    Write 将文件移入回收站，可随时还原
    Execute 在浏览器中点击元素
    Execute 执行命令
    Execute 重启服务器
    Destructive 永久刪除使用者帳號
    Destructive 创建、更新和删除记录
    Destructive CloudBase 函数统一写入口。支持创建函数、删除函数
    Destructive 对用户执行删除操作
    Destructive 清空回收站
    Financial 下单购买股票
    Financial 创建订单
    Financial 向用户发起转账`,
  Japanese: `
    Read 削除されたファイルを一覧表示します
    Read ファイルを削除する前に参照を確認します
    Read 注文の支払い状況を取得します
    Read ファイルは削除しません。一覧を表示します
    Read 削除するファイルの件数を集計します
    Write メッセージを送信します
    Write 削除されたページを復元します
    Execute サーバーを再起動します
    Execute コマンドを実行します
    Destructive ファイルを削除します
    Destructive ユーザーの作成、更新、削除を行います
    Destructive ファイルを検索して削除します
    Destructive すべてのデータを消去するツール
    Financial 顧客に返金します
    Financial 友人に送金する`,
  Korean: `
    Read 삭제된 파일 목록을 조회합니다
    Read 파일을 삭제하기 전에 참조를 확인합니다
    Read 결제 내역을 조회합니다
    Read 파일을 삭제하지 않고 목록만 보여줍니다
    Read 환불 규정을 안내합니다
    Write 메시지를 전송합니다
    Write 삭제된 페이지를 복원합니다
    Execute 명령어를 실행합니다
    Execute 컨테이너를 시작하거나 중지합니다
    Destructive 파일을 삭제합니다
    Destructive 사용자를 생성, 수정, 삭제합니다
    Destructive 파일을 검색하고 삭제합니다
    Destructive 파일 삭제 도구
    Financial 고객에게 환불합니다
    Financial 상품을 구매합니다`,
  Spanish: `
    Read Lista los archivos eliminados
    Read Muestra el historial de compras del cliente
    Read Antes de eliminar un archivo, comprueba sus referencias
    Read No elimina nada; solo devuelve la lista de archivos
    Read Ejecuta una búsqueda en la base de datos
    Read Devuelve la guía para desplegar una aplicación
    Write Transfiere un archivo a otra carpeta
    Write Quita una etiqueta de una incidencia
    Execute Ejecuta un comando en el servidor
    Execute Pone en marcha un flujo de trabajo
    Destructive Permite crear, actualizar o eliminar registros
    Destructive Busca archivos y los elimina
    Destructive Gestiona usuarios. También elimina cuentas
    Destructive Eliminación de usuarios del sistema
    Financial Realiza un pago con tarjeta
    Financial Transfiere dinero a otra cuenta`,
  Portuguese: `
    Read Lista os arquivos excluídos
    Read Antes de excluir um arquivo, verifica as referências
    Read Não exclui nada; apenas retorna a lista
    Read Consulta o status de um pagamento
    Write Envia uma mensagem para um canal
    Write Restaura um arquivo excluído
    Execute Executa um comando no servidor
    Execute Implanta a aplicação no cluster
    Destructive Exclui um arquivo
    Destructive Permite criar, atualizar ou excluir registros
    Financial Paga uma fatura
    Financial Transfere dinheiro para outra conta`,
  French: `
    Read Affiche les fichiers supprimés
    Read Avant de supprimer un fichier, vérifie ses références
    Read Ne supprime aucun fichier, renvoie seulement la liste
    Read Récupère l'historique des paiements d'un client
    Read Charge un fichier depuis le disque
    Read Fournit le mode d'emploi pour supprimer une instance
    Write Met à jour la fiche d'un client
    Write Met un dossier à la corbeille
    Execute Exécute une commande shell
    Execute Redémarre le serveur
    Destructive Permet de créer, modifier ou supprimer des utilisateurs
    Destructive Suppression d'un utilisateur
    Financial Rembourse un paiement
    Financial Effectue un paiement par carte`,
  German: `
    Read Zeigt gelöschte Dateien an
    Read Bevor eine Datei gelöscht wird, prüft es die Verweise
    Read Löscht keine Dateien, sondern zeigt die Liste an
    Read Führt eine Suche in der Datenbank durch
    Read Ruft den Status einer Bestellung ab
    Write Legt einen neuen Benutzer an
    Write Stellt eine gelöschte Datei wieder her
    Write Entfernt ein Label von einem Ticket
    Execute Führt einen Befehl auf dem Server aus
    Execute Löst einen Build aus
    Destructive Dateien suchen und löschen
    Destructive Erstellt, aktualisiert oder löscht einen Eintrag
    Destructive Löschen von Dateien
    Financial Überweist Geld auf ein Konto
    Financial Kauft Aktien an der Börse`,
  Russian: `
    Read Показывает удалённые файлы
    Read Перед удалением файла проверяет ссылки
    Read Не удаляет файлы, а только возвращает список
    Read Получает историю платежей клиента
    Read Выполняет поиск по базе данных
    Write Отправляет сообщение в канал
    Write Переводит задачу в другой статус
    Execute Выполняет команду на сервере
    Execute Перезапускает службу
    Destructive Создаёт, обновляет или удаляет запись
    Destructive Выполняет удаление пользователя
    Destructive Удаление файла
    Financial Оплачивает счёт
    Financial Переводит деньги на счёт`,
  Italian: `
    Read Elenca i file eliminati
    Read Prima di eliminare un file, verifica i riferimenti
    Read Non elimina nulla; restituisce la lista dei file
    Write Crea una nuova attività
    Execute Esegue un comando sul server
    Execute Riavvia il servizio indicato
    Destructive Elimina un utente dal sistema
    Financial Rimborsa un pagamento`,
  Polish: `
    Read Pobiera listę usuniętych plików
    Read Przed usunięciem pliku sprawdza odwołania
    Read Nie usuwa plików, zwraca listę
    Write Tworzy nowe zadanie
    Execute Wykonuje polecenie na serwerze
    Execute Uruchamia kontener
    Destructive Usuwa plik z dysku
    Financial Opłaca fakturę`,
  Turkish: `
    Read Silinen dosyaları listeler
    Read Dosyayı silmeden önce kontrol eder
    Read Belirtilen siparişi sorgular
    Write Yeni bir görev oluşturur
    Execute Sunucuda bir komut çalıştırır
    Execute Belirtilen hizmeti yeniden başlatır
    Destructive Belirtilen dosyayı siler
    Financial Bir fatura öder`,
  Vietnamese: `
    Read Liệt kê các tệp đã xóa
    Read Kiểm tra tham chiếu trước khi xóa tệp
    Read Không xóa tệp, chỉ trả về danh sách
    Write Tạo một nhiệm vụ mới
    Execute Thực thi lệnh trên máy chủ
    Execute Khởi động lại dịch vụ
    Destructive Xóa một tệp khỏi hệ thống
    Financial Thanh toán một hóa đơn`,
  Indonesian: `
    Read Menampilkan daftar berkas yang dihapus
    Read Sebelum menghapus berkas, periksa referensinya
    Read Tidak menghapus berkas, hanya menampilkan daftar
    Write Membuat tugas baru untuk pengguna
    Execute Menjalankan perintah di server
    Execute Menghentikan layanan yang ditentukan
    Destructive Menghapus berkas dari server
    Financial Membayar tagihan pelanggan`,
  Arabic: `
    Read يعرض الملفات المحذوفة
    Read قبل حذف الملف، يتحقق من المراجع
    Read لا يحذف أي ملف، بل يعرض القائمة
    Write ينشئ مهمة جديدة
    Execute ينفذ أمرا على الخادم
    Execute يوقف الخدمة المحددة
    Destructive يحذف الملف المحدد
    Financial يدفع الفاتورة`,
};

describe.each(Object.entries(CASES))('in %s', (_language, lines) => {
  test.each(
    lines
      .trim()
      .split('\n')
      .map((line) => /^\s*(\w+) (.*)$/.exec(line)?.slice(1) ?? []),
  )('%s: %s', (category, description) => {
    expect(classifyTool({ name: 't1', description }).category).toBe(category);
  });
});

function found(tool: Tool): string {
  const { category, confidence } = classifyTool(tool);
  return `${category} ${confidence}`;
}

describe('a language', () => {
  test('only maps to verbs that the English lexicon knows', () => {
    for (const language of [...Object.values(BY_SCRIPT), ...BY_WORDS]) {
      const verbs = [...Object.keys(language.verbs), ...('acts' in language ? Object.keys(language.acts) : [])];
      expect(verbs.filter((verb) => verbForm(verb)?.form !== 'base')).toEqual([]);
    }
  });

  test('is believed as much as English where it is plain', () => {
    expect(found({ name: 'delete_file', description: '删除指定的文件。' })).toBe('Destructive high');
    expect(found({ name: 'create_note', description: 'Crea una nota nueva en el cuaderno.' })).toBe('Write high');
    expect(found({ name: 'queryEnv', description: '查询 CloudBase 环境相关信息。' })).toBe('Read high');
  });

  test('is believed less where nothing but the verb tells it', () => {
    expect(found({ name: 't1', description: 'Elimina archivos' })).toBe('Destructive low');
  });

  test('is not seen in English', () => {
    const english = [
      'Get the commit history of die Lista project.',
      'Crea is a product. Lists the designs of a team.',
      'Find hotels in Los Angeles or Las Vegas.',
      'List no more than ten items per page.',
      'Search the Chinese dictionary for a word such as 删除.',
    ];
    for (const description of english) expect(classifyTool({ name: 't1', description }).category).toBe('Read');
  });

  test('may stand beside English', () => {
    expect(found({ name: 't1', description: 'List files. 列出文件。' })).toMatch(/^Read/);
    expect(found({ name: 't1', description: 'Delete a file. 删除文件。' })).toMatch(/^Destructive/);
  });

  test('is read in names', () => {
    expect(classifyTool({ name: '删除文件' }).category).toBe('Destructive');
    expect(classifyTool({ name: '查询天气' }).category).toBe('Read');
    expect(classifyTool({ name: 'ファイル削除' }).category).toBe('Destructive');
    const spanish = 'Factura de un cliente de la tienda.';
    expect(classifyTool({ name: 'borrar_factura', description: spanish }).category).toBe('Destructive');
  });

  test('of any length is read in a moment', () => {
    for (const piece of [
      '删除',
      '如果',
      'と削除',
      '삭제및',
      'eliminar y ',
      "n'efface ",
      'löscht die ',
      'удаляет, ',
      '（',
    ]) {
      const started = performance.now();
      classifyTool({ name: 't1', description: `el la de ${piece.repeat(1_000_000 / piece.length)}` });
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
