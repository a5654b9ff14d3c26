import { dictionary, list } from './language.ts';
import type { FinalLanguage } from './language.ts';

export const JAPANESE: FinalLanguage = {
  id: 'ja',
  order: 'final',
  verbs: dictionary(`
    get: 取得 取り出 入手
    list: 一覧表示 一覧 列挙 リストアップ リスト
    read: 読み取 読み込 読み出 閲覧
    search: 検索 探索 探し 探す
    query: 照会 問い合わせ
    show: 表示 提示
    view: 参照
    preview: プレビュー
    return: 返却 返し 返す
    check: 確認 検査 チェック 点検 判定 調べ 診断
    validate: 検証
    analyze: 分析 評価
    calculate: 計算 算出 集計 測定 見積
    recommend: 推奨 提案 おすすめ
    translate: 翻訳
    parse: 解析 認識 識別
    compare: 比較
    convert: 変換
    generate: 生成
    summarize: 要約
    download: ダウンロード
    export: エクスポート 書き出
    monitor: 監視
    predict: 予測
    extract: 抽出
    explain: 説明 案内 解説
    create: 作成 新規作成 作り 作る 開設 起票
    add: 追加 挿入
    update: 更新 変更 編集 修正 書き換え
    set: 設定
    save: 保存
    write: 書き込
    register: 登録
    upload: アップロード
    import: インポート 取り込
    send: 送信 送り 送る
    notify: 通知
    post: 投稿
    publish: 公開
    move: 移動
    rename: 名前を変更 改名 リネーム
    copy: コピー 複製
    merge: マージ 統合
    enable: 有効化 有効に
    disable: 無効化 無効に
    restore: 復元 復旧
    archive: アーカイブ
    invite: 招待
    assign: 割り当て
    reply: 返信
    cancel: キャンセル 取り消し 取り消す
    subscribe: 購読
    reset: リセット
    sync: 同期
    book: 予約
    manage: 管理
    execute: 実行
    run: 動かし 動かす
    start: 起動 開始
    stop: 停止 止め
    restart: 再起動
    deploy: デプロイ
    trigger: トリガー
    call: 呼び出
    click: クリック
    install: インストール
    build: ビルド
    open: 開き 開く 開い
    close: 閉じ
    control: 操作 制御
    delete: 削除 消去 抹消 消し 消す
    remove: 除去 取り除 外し 外す
    clear: クリア 空に
    destroy: 破棄
    overwrite: 上書き
    revoke: 失効
    uninstall: アンインストール
    pay: 支払い 支払う 支払っ 決済 入金
    refund: 返金 払い戻し
    remit: 送金 振り込 振込
    purchase: 購入 発注 注文 買い 買う
    sell: 売却 売り 売る
    withdraw: 出金 引き出
    charge: 課金 請求`),
  things: dictionary(`
    payment: 支払い 決済 資金 お金 トークン送金
    order: 注文 発注
    subscription: サブスクリプション 定期購入
    label: ラベル タグ リアクション
    permission: 権限
    member: メンバー
    secret: 秘密鍵 パスワード シークレット apiキー
    cache: キャッシュ
    image: 画像 写真 イラスト
    video: 動画
    audio: 音声 音楽
    report: レポート 報告書 グラフ 一覧表
    search: 検索 クエリ 分析 集計
    sql: sql sql_クエリ sql_文
    command: コマンド
    script: スクリプト
    code: コード プログラム
    page: ページ
    browser: ブラウザ ブラウザー
    url: url リンク
    task: タスク
    job: ジョブ
    service: サービス
    container: コンテナ
    instance: インスタンス
    workflow: ワークフロー
    database: データベース
    trash: ゴミ箱
    email: メール
    message: メッセージ
    file: ファイル
    invoice: 請求書
    event: イベント webhook
    status: 状態 ステータス 状況
    template: テンプレート`),
  asides: list('注意 警告 注: 注： ※ 備考 パラメータ パラメーター 引数 例 前提 エラー 重要 制限 必要な'),
  usage: list('使用する場合 使う場面'),
  undone: list(`
    しない しません せず せずに できません できない は行いません は行わ を行いません を行わ はしません はできません はされません
    されません されない されてい された されたら される 済み 済の した_ したこと していた したい したら したファイル した直 した後 した際 した場合 した結果
    したユーザー した項目 したデータ したアイテム する前 するまえ する際 するとき する時 する場合 すると すれば するか するかどうか する必要 すべき する代わり
    する予定 するまで する権限 するには する対象 前に 前の 後に 時に 時の 後の 対象 してください してくださ してはいけ しないで
    ません ない なかった たい 可能か 可否 可能性 履歴 記録 日時 結果 状況 状態 ログ 条件 方法 件数 者 権限 手順 回数 キーワード 情報 金額 番号
    を伴わ には使 の履歴 の状況 の記録 の確認 の有無 の可否`),
  done: list(`
    します して し、 し, しつつ しながら でき を行 を実行 を実施 を可能 が可能 可能で 可能な 可能に 可能。 を支援 をサポート に対応 を処理 を依頼 を提供
    処理を 操作を ます て、 ての って、 っての のために使 のに使 ために使 ために利用 用の る。 る、 り、 み、 い、 き、 み取 る_`),
  plain: list('する る む す う く ぶ つ'),
  tools: list(`
    ための ことができ ことが可能 ツール 機能 api メソッド 関数 コマンドです コマンド。 サービス エンドポイント 操作 処理 ユーティリティ サーバー アクション
    専用 用ツール 用の 用`),
  joints: list('、 ・ / ／ と や または 又は および 及び もしくは か , 、または 、および ， , '),
};
