import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const VIETNAMESE: SpacedLanguage = {
  id: 'vi',
  order: 'first',
  words: set('các của một và cho theo từ trong với được là những này không có người tệp dùng'),
  letters: 'đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  verbs: dictionary(`
    get: lấy truy_xuất
    list: liệt_kê
    read: đọc
    search: tìm_kiếm tìm tra_cứu
    query: truy_vấn
    show: hiển_thị xem
    return: trả_về
    check: kiểm_tra xác_minh
    analyze: phân_tích
    calculate: tính_toán tính
    compare: so_sánh
    convert: chuyển_đổi
    translate: dịch
    download: tải_xuống
    create: tạo
    add: thêm
    update: cập_nhật sửa chỉnh_sửa thay_đổi
    save: lưu
    upload: tải_lên
    send: gửi
    publish: đăng xuất_bản
    move: di_chuyển
    restore: khôi_phục
    cancel: hủy huỷ
    execute: thực_thi chạy
    perform: thực_hiện
    start: khởi_động
    stop: dừng
    restart: khởi_động_lại
    deploy: triển_khai
    install: cài_đặt
    click: nhấp bấm
    open: mở
    delete: xóa xoá
    remove: gỡ loại_bỏ
    pay: thanh_toán trả_tiền
    refund: hoàn_tiền
    remit: chuyển_tiền chuyển_khoản
    purchase: mua đặt_hàng
    sell: bán`),
  acts: dictionary('pay: việc_thanh_toán'),
  things: dictionary(`
    payment: tiền thanh_toán
    order: đơn_hàng
    label: nhãn
    image: hình_ảnh ảnh
    report: báo_cáo
    search: tìm_kiếm truy_vấn
    command: lệnh
    code: mã
    message: tin_nhắn
    file: tệp tập_tin`),
  endings: [],
  joints: set('và hoặc rồi cũng'),
  subordinates: set('trước nếu khi sau'),
  relatives: set('mà đã bị'),
  negations: set('không chưa đừng'),
  articles: set('đã bị được lịch_sử sự việc'),
  stops: set('của từ trong cho và hoặc theo với'),
  asides: list('lưu_ý cảnh_báo chú_ý tham_số ví_dụ quan_trọng'),
  usage: list('sử_dụng khi nếu trước'),
};
