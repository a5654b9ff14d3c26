import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const ARABIC: SpacedLanguage = {
  id: 'ar',
  order: 'first',
  words: set('من في على إلى عن مع أو هذا هذه التي الذي'),
  letters: '',
  verbs: dictionary(`
    get: يحصل الحصول جلب يجلب تجلب استرداد_بيانات استرجاع يسترجع
    list: يسرد سرد
    read: يقرأ قراءة
    search: يبحث البحث بحث
    query: يستعلم استعلام الاستعلام
    show: يعرض عرض
    return: يعيد إرجاع يرجع
    check: يتحقق التحقق فحص يفحص
    analyze: يحلل تحليل
    calculate: يحسب حساب_المسافة
    compare: يقارن مقارنة
    convert: يحول_الصيغة تحويل_الصيغة
    translate: يترجم ترجمة
    create: ينشئ إنشاء تنشئ
    add: يضيف إضافة
    update: يحدث تحديث يعدل تعديل
    save: يحفظ حفظ
    upload: يرفع رفع
    send: يرسل إرسال ترسل
    publish: ينشر نشر
    move: ينقل نقل
    cancel: يلغي إلغاء
    execute: ينفذ تنفيذ
    run: يشغل تشغيل
    stop: يوقف إيقاف
    restart: إعادة_تشغيل
    install: تثبيت
    delete: يحذف حذف تحذف
    remove: يزيل إزالة
    clear: يمسح مسح
    pay: يدفع دفع
    refund: استرداد_المبلغ رد_المبلغ
    remit: تحويل_الأموال تحويل_أموال يحول_الأموال يحول_أموال تحويل_مبلغ
    purchase: يشتري شراء
    sell: يبيع`),
  acts: dictionary('search: بحث'),
  things: dictionary(`
    payment: الدفع أموال الأموال
    order: طلب
    image: صورة
    report: تقرير
    search: بحث استعلام
    command: أمر أمرا أمرًا الأوامر
    code: كود
    message: رسالة
    file: ملف`),
  endings: [],
  joints: set('أو ثم و'),
  subordinates: set('قبل إذا عند بعد دون'),
  relatives: set('التي الذي'),
  negations: set('لا لن لم دون عدم بدون'),
  articles: set('سجل تم'),
  stops: set('من في على إلى عن مع أو'),
  asides: list('ملاحظة تحذير مهم المعلمات مثال'),
  usage: list('استخدم عندما إذا قبل'),
};
