import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const POLISH: SpacedLanguage = {
  id: 'pl',
  order: 'first',
  words: set('i w z na dla lub oraz jest są przez po od się nie jako podany podanego wszystkie tego'),
  letters: 'łąęćśźż',
  verbs: dictionary(`
    get: pobrać pobiera pobierz pobierać uzyskać uzyskuje
    list: wymienić wylistuj listuje wyświetla_listę
    read: odczytać odczytuje czyta czytać
    search: wyszukać wyszukuje wyszukaj szukać szuka
    show: wyświetlić wyświetla pokazać pokazuje
    return: zwrócić zwraca
    check: sprawdzić sprawdza weryfikuje
    analyze: analizuje analizować
    calculate: oblicza obliczyć
    compare: porównuje porównać
    convert: konwertuje
    translate: tłumaczy
    create: utworzyć tworzy utwórz tworzyć
    add: dodać dodaje dodaj
    update: zaktualizować aktualizuje aktualizować zmienia zmienić edytuje
    save: zapisać zapisuje
    send: wysłać wysyła wyślij wysyłać
    upload: przesłać przesyła
    publish: publikuje opublikować
    move: przenosi przenieść
    enable: włącza włączyć
    disable: wyłącza wyłączyć
    restore: przywraca przywrócić
    cancel: anuluje anulować
    transfer: przelewa
    execute: wykonuje wykonać wykonywać
    run: uruchamia uruchomić uruchom
    stop: zatrzymuje zatrzymać
    restart: restartuje
    deploy: wdraża wdrożyć
    install: instaluje
    click: klika
    open: otwiera otworzyć
    delete: usunąć usuwa usuń usuwać kasuje skasować
    clear: czyści wyczyścić opróżnia
    destroy: niszczy
    overwrite: nadpisuje
    revoke: unieważnia
    pay: płaci zapłacić opłaca opłacić
    refund: zwraca_pieniądze zwraca_środki
    purchase: kupuje kupić zamawia
    sell: sprzedaje sprzedać`),
  acts: dictionary(`
    delete: usunięcie usuwanie usunięciem usunięcia usuwania
    create: tworzenie utworzenie
    search: wyszukiwanie
    send: wysyłanie
    pay: płatność`),
  things: dictionary(`
    payment: płatność pieniądze środki przelew
    order: zamówienie
    subscription: subskrypcję
    label: etykietę tag
    image: obraz obrazy
    report: raport
    search: wyszukiwanie zapytanie
    command: polecenie komendę
    script: skrypt
    code: kod
    page: stronę
    trash: kosza
    message: wiadomość
    file: plik
    cache: pamięć_podręczną
    invoice: fakturę`),
  endings: [],
  joints: set('i lub albo oraz a także następnie'),
  subordinates: set('przed jeśli gdy kiedy po bez zanim'),
  relatives: set('który która które których że aby'),
  negations: set('nie nigdy bez ani'),
  articles: set('dla'),
  stops: set('w z na do dla i lub oraz od przez po'),
  asides: list('uwaga ostrzeżenie ważne parametry parametr przykład argumenty błąd'),
  usage: list('użyj używaj gdy jeśli przed po'),
};
