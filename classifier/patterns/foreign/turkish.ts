import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const TURKISH: SpacedLanguage = {
  id: 'tr',
  order: 'last',
  words: set('bir ve veya ile için bu tüm olarak belirtilen verilen olan göre da de ya daha'),
  letters: 'ığşİ',
  verbs: dictionary(`
    get: getirir getir getirmek alır almak
    list: listeler listele listelemek
    read: okur okumak
    search: arar aramak
    find: bulur bulmak
    query: sorgular sorgulamak
    show: gösterir göstermek görüntüler görüntülemek
    return: döndürür
    check: kontrol_eder denetler doğrular
    analyze: analiz_eder
    calculate: hesaplar hesaplamak
    compare: karşılaştırır
    convert: dönüştürür
    translate: çevirir
    create: oluşturur oluşturmak oluştur yaratır
    add: ekler eklemek ekle
    update: günceller güncellemek değiştirir düzenler
    save: kaydeder kaydetmek
    upload: yükler
    send: gönderir göndermek gönder
    publish: yayınlar
    move: taşır
    enable: etkinleştirir
    disable: devre_dışı_bırakır
    restore: geri_yükler
    cancel: iptal_eder
    execute: çalıştırır çalıştırmak yürütür
    start: başlatır başlatmak
    stop: durdurur durdurmak
    restart: yeniden_başlatır
    deploy: dağıtır
    install: kurar
    click: tıklar
    open: açar
    delete: siler silmek sil
    remove: kaldırır kaldırmak
    clear: temizler boşaltır
    destroy: yok_eder
    pay: öder ödemek ödeme_yapar
    refund: iade_eder
    purchase: satın_alır satın_almak sipariş_verir
    sell: satar satmak
    remit: para_gönderir havale_eder para_transferi_yapar`),
  acts: dictionary(`
    delete: silme
    create: oluşturma
    update: güncelleme
    search: arama
    send: gönderme
    pay: ödeme`),
  things: dictionary(`
    payment: ödeme para
    order: sipariş siparişi
    label: etiketi etiket
    image: görsel resim
    report: rapor raporu
    search: arama sorgu
    command: komut komutu
    code: kod kodu
    message: mesaj
    cache: önbelleği
    file: dosya dosyayı`),
  endings: [],
  joints: set('ve veya ya da ardından'),
  subordinates: set('önce eğer'),
  relatives: set('ki'),
  negations: set('değil olmadan'),
  articles: set('bir'),
  stops: set('ve veya için ile'),
  asides: list('not uyarı önemli parametreler örnek dikkat'),
  usage: list('kullanın'),
};
