import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const INDONESIAN: SpacedLanguage = {
  id: 'id',
  order: 'first',
  words: set(
    'yang dan atau dari untuk dengan di ke pada ini itu semua sebuah dalam oleh secara berdasarkan akan tidak',
  ),
  letters: '',
  verbs: dictionary(`
    get: mendapatkan mengambil ambil dapatkan
    list: mendaftar daftarkan menampilkan_daftar
    read: membaca baca
    search: mencari cari
    show: menampilkan tampilkan melihat lihat
    return: mengembalikan
    check: memeriksa periksa memverifikasi
    analyze: menganalisis
    calculate: menghitung hitung
    compare: membandingkan
    convert: mengonversi mengubah_format
    translate: menerjemahkan
    download: mengunduh unduh
    create: membuat buat
    add: menambahkan tambahkan menambah
    update: memperbarui perbarui mengubah ubah mengedit
    save: menyimpan simpan
    upload: mengunggah unggah
    send: mengirim kirim mengirimkan
    publish: menerbitkan mempublikasikan
    move: memindahkan
    restore: memulihkan
    cancel: membatalkan
    execute: menjalankan jalankan mengeksekusi
    perform: melakukan
    start: memulai
    stop: menghentikan
    restart: memulai_ulang
    install: memasang
    click: mengklik
    open: membuka
    delete: menghapus hapus
    remove: menyingkirkan
    clear: mengosongkan
    pay: membayar bayar
    refund: mengembalikan_dana mengembalikan_uang
    remit: mentransfer_uang mentransfer_dana
    transfer: mentransfer
    purchase: membeli beli memesan
    sell: menjual`),
  acts: dictionary(`
    delete: penghapusan
    create: pembuatan
    search: pencarian
    send: pengiriman
    pay: pembayaran
    refund: pengembalian_dana
    purchase: pembelian`),
  things: dictionary(`
    payment: pembayaran uang dana
    order: pesanan
    label: label
    image: gambar
    report: laporan
    search: pencarian kueri
    command: perintah
    code: kode
    message: pesan
    file: berkas`),
  endings: [],
  joints: set('dan atau lalu serta juga kemudian'),
  subordinates: set('sebelum jika ketika saat setelah tanpa'),
  relatives: set('yang'),
  negations: set('tidak bukan jangan tanpa'),
  articles: set('riwayat'),
  stops: set('dari di ke pada untuk dengan dan atau oleh'),
  asides: list('catatan peringatan penting parameter contoh'),
  usage: list('gunakan jika ketika sebelum'),
};
