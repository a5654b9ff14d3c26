import { dictionary, list } from './language.ts';
import type { ChineseLanguage } from './language.ts';

/** How the signs around a verb tell whether it is done; each is tried on a few signs only. */
const GRAMMAR = {
  /** Before a verb, without a space: it has happened, or it is done to the thing that follows. */
  participleBefore: /(已|已经|已經|的|被|曾|刚|剛|所|待|可被)$/,
  /** "Deleted files": the verb describes what follows. */
  participleAfter: /^(的|了的|过的|過的|后的|後的|成功的|失败的)/,
  negation: /(不|无法|無法|无权|無權|未|没有|沒有|禁止|无需|無需|勿|避免|防止|而非|别|非|免|拒绝|拒絕)[^的]{0,5}$/,
  affirmed: /不(仅|僅|只|但|同|限|定期|再)[^不]*$/,
  /** These say when or whether, or ask how. */
  condition:
    /(如果|如需|如要|如何|怎么|怎樣|怎样|如|若|当|當|一旦|除非|是否|能否|可否|以免|以防|例如|比如|包括|包含|尝试|请|請|建议|建議|必须先|需先|应先|先|需要|必须|应|應)$|(如果|如需|如要|如何|怎么|是否|能否|若|一旦|除非|例如|比如|包括|包含|请|請|建议|建議|避免|防止|当(?!前)|當(?!前))[^则就]*$/,
  /** The clause that the verb stands in is closed by "before" or "while". */
  when: /^(后|後)|^.{0,12}?((之前|以前|前(?![端台缀面沿綴臺])|(?<![实即同定临小])时(?![间区长刻效])|(?<![實即同定臨小])時(?![間區長刻效])|期间|期間)|(成功|完成|失败|失敗)(后|後)|的话|的話)/,
  /** "After deleting": what follows is the act. */
  at: /在[^，]*$/,
  thereafter: /^.{0,12}?(后|後)/,
  /** A noun after the verb, with which it names a thing: "payment status". */
  namesAThing:
    /^(记录|記錄|紀錄|历史|歷史|状态|狀態|时间|時間|日期|结果|結果|日志|日誌|次数|次數|者|人员|方式|信息|資訊|详情|詳情|明细|明細|情况|情況|流程|权限|權限|价格|價格|金额|金額|费用|費用|费率|指南|教程|统计|進度|进度|计划|計畫|前后|量|率|额|單號|单号|通道|条件|條件|路径|路徑|规则|参数)/,
  /** What may stand before a verb at the opening of a clause. */
  opening:
    /(^|用于|用於|用来|用來|可以|可|能够|能夠|能|支持|支援|会|會|将|將|并|並|来|以|批量|永久|自动|自動|负责|負責|允许|允許|帮助|協助|帮|快速|一键|一鍵|实时|即時|直接|立即|彻底|徹底|强制|強制|工具|接口|提供|然后|再|及|和|或|进行|進行|仅|只|定时|定時|智能|通用|远程|遠端|安全地|也|还|還|同时|同時|[a-z0-9_)）]\s*)$/i,
  /** "According to the search terms": what follows is a means, not the act. */
  means: /(根据|根據|按照|依据|依據|基于|基於|按|依照|依|凭)[^，,]{0,12}$/,
  meansAtOnce: /(通过|通過|对|對|从|從|针对|關於|关于|有关|為|为)$/,
  jointAdjacent: /^\s*(、|\/|和|与|與|及|或|以及|跟|并|並|和\/或|或者|＋|\+|，|,)\s*$/,
  enumerated: /(、|\/|和|与|與|及|或|以及|或者|跟)\s*$/,
  andThen: /(并|並|并且|並且|然后|然後|再|后|後|同时|同時|还可|也可|并可|並可|以及可|且)\s*$/,
  endsObject: /[，,、；;：:。]|和|或|到|从|给|並|并/,
  /** How a later sentence opens that goes on about the tool. */
  stated:
    /^(支持|支援|也|还|還|可|同时|同時|会|會|将|將|并|並|本工具|该工具|該工具|此工具|能|提供|用于|用於|包括|包含|操作)/,
  closing: /^\s*(工具|接口|介面|功能|服务|服務|能力|操作|api|器)?\s*($|[。，,.；;：:！!（(\n—-])/i,
};

/** Chinese, in simplified and traditional signs. */
export const CHINESE: ChineseLanguage = {
  id: 'zh',
  order: 'chinese',
  grammar: GRAMMAR,
  verbs: dictionary(`
    get: 获取 獲取 取得 获得 獲得 拉取 调取 提取 擷取
    list: 列出 列举 列舉 枚举
    read: 读取 讀取 阅读 閱讀
    search: 搜索 搜尋 搜寻 检索 檢索 查找 尋找 寻找
    query: 只读入口 查询 查詢 可查 查价
    view: 查看 檢視 检视 浏览 瀏覽 查阅 查閱
    preview: 预览 預覽 预演
    show: 显示 顯示 展示
    return: 返回 傳回 回傳
    check: 检查 檢查 核对 核對 检测 檢測 诊断 診斷 审查 審查 判断 判斷
    validate: 校验 校驗 验证 驗證
    analyze: 分析 评估 評估
    calculate: 计算 計算 测量 測量 规划 規劃 统计 統計 估算 换算 換算
    recommend: 推荐 推薦
    translate: 翻译 翻譯
    parse: 解析 识别 識別 辨識
    locate: 定位
    compare: 比较 比較 对比 對比
    convert: 转换 轉換
    generate: 生成 產生
    summarize: 总结 總結 汇总 彙總
    download: 下载 下載
    export: 导出 匯出 導出
    monitor: 监控 監控 监测
    filter: 筛选 篩選 过滤 過濾
    predict: 预测 預測
    simulate: 模拟 模擬
    explain: 解释 解釋 讲解 介绍 介紹 指南 教程
    create: 创建 創建 新建 建立 新增
    add: 添加 增加 加入 插入 追加
    update: 更新 修改 编辑 編輯 更改 变更 變更 调整 調整 修正
    set: 设置 設置 设定 設定 設為
    configure: 配置
    save: 保存 储存 儲存
    write: 写入口 写入 寫入
    upload: 上传 上傳
    import: 导入 匯入 導入
    send: 发送 發送 寄送 传送 傳送 寄出
    notify: 推送 通知
    publish: 发布 發布 發佈 发表 發表
    move: 移动 移動 移至
    rename: 重命名 重新命名
    copy: 复制 複製
    merge: 合并 合併
    bind: 绑定 綁定
    enable: 启用 啟用 开启 開啟
    disable: 禁用 停用
    close: 关闭 關閉
    provision: 开通
    subscribe: 订阅 訂閱
    register: 注册 註冊
    login: 登录 登入
    restore: 恢复 恢復 还原 還原 復原
    archive: 归档 歸檔 封存
    approve: 批准 审批 審批 核准
    reject: 拒绝 拒絕 驳回
    invite: 邀请 邀請
    assign: 分配 指派
    grant: 授予
    reply: 回复 回覆
    mark: 标记 標記
    cancel: 取消
    revoke: 撤销 撤銷 吊销 吊銷
    schedule: 预约 預約
    reset: 重置 重設
    sync: 同步
    submit: 提交 送出
    place: 下达
    transfer: 转移 轉移
    manage: 管理
    execute: 执行 執行
    perform: 进行 進行
    process: 处理 處理 办理 辦理 完成
    initiate: 发起 發起
    run: 运行 運行
    start: 启动 啟動
    stop: 停止 终止 終止 停机
    restart: 重启 重啟 重新启动 重新啟動
    deploy: 部署
    trigger: 触发 觸發
    call: 调用 調用 呼叫
    click: 点击 點擊 单击
    install: 安装 安裝
    build: 构建 構建 编译 編譯
    open: 打开 打開
    scale: 扩容 缩容
    control: 控制 操控
    pause: 暂停 暫停
    rollback: 回滚 回滾
    delete: 删除 刪除 删掉 刪掉
    remove: 移除
    clear: 清空 清除
    clean: 清理
    destroy: 销毁 銷毀 摧毁
    unregister: 注销 註銷
    wipe: 抹除 擦除 格式化
    overwrite: 覆盖 覆蓋 覆写 覆寫
    uninstall: 卸载 解除安裝
    pay: 支付 付款 缴费 繳費 结账 結帳 缴纳
    refund: 退款 退费 退費
    remit: 转账 转帐 轉帳 汇款 匯款 划转
    purchase: 下单 下單 订购 訂購 购买 購買 采购 買入 买入
    sell: 卖出 賣出 出售
    withdraw: 提现 提現 提款
    deposit: 充值 儲值
    charge: 扣款 收款 扣费
    settle: 结算 結算`),
  things: dictionary(`
    payment: 支付 付款 款项 款項 资金 資金 钱 錢 代币 代幣
    order: 订单 訂單 委托单
    subscription: 订阅 訂閱 套餐 会员
    label: 标签 標籤
    permission: 权限 權限
    member: 成员 成員
    secret: 密钥 密鑰 金鑰 密码 密碼 令牌
    cache: 缓存 快取
    filter: 筛选条件
    log: 日志 日誌
    image: 图片 圖片 图像 圖像 插画
    video: 视频 影片 視頻
    audio: 音频 语音 語音 音樂 音乐
    report: 报告 報告 报表 報表 图表 圖表
    search: 查询 查詢 搜索 搜尋 检索 分析 检查 檢查 计算
    sql: sql sql_查询 sql_查詢 sql_语句 数据库语句
    command: 命令 指令
    script: 脚本 腳本
    code: 代码 程式碼 程式 程序
    page: 页面 頁面 网页 網頁
    browser: 浏览器 瀏覽器
    url: 链接 連結 网址 網址
    task: 任务 任務
    job: 作业
    service: 服务 服務
    container: 容器
    instance: 实例 實例
    workflow: 工作流 流程
    database: 数据库 資料庫
    trash: 回收站 回收桶 垃圾桶
    email: 邮件 郵件
    message: 消息 訊息 短信 簡訊
    file: 文件 檔案
    invoice: 发票 發票 账单 帳單
    transaction: 交易
    event: 事件
    rule: 触发器 觸發器 规则 規則
    status: 状态 狀態
    template: 模板 範本
    cart: 购物车 購物車`),
  asides: list(
    '注意 警告 说明 說明 提示 参数 參數 示例 范例 範例 例如 备注 備註 前提 错误 錯誤 重要 要求 限制 请 請 建议 建議 不要',
  ),
  usage: list('当 當 如果 如需 若 适用 適用 使用场景 使用時機 在'),
};
