import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

/** A plus sign stands between a verb and the part that it sends to the end of the clause: "ruft … ab". */
export const GERMAN: SpacedLanguage = {
  id: 'de',
  order: 'free',
  words: set(`der die das den dem des ein eine einen einem einer eines und oder mit für von im zum zur aus auf nach bei
    über wird werden ist sind nicht alle diese dieser dieses sich als auch zu einzelne`),
  letters: 'äß',
  verbs: dictionary(`
    get: ab+rufen ab+ruft holen
    list: auf+listen
    read: lesen liest aus+lesen aus+liest ein+lesen ein+liest
    search: suchen durchsuchen
    query: ab+fragen
    show: an+zeigen zeigen dar+stellen
    return: zurück+geben zurück+gibt liefern
    check: prüfen überprüfen kontrollieren
    validate: validieren
    analyze: analysieren bewerten auswerten
    calculate: berechnen messen misst ermitteln planen schätzen
    recommend: empfehlen empfiehlt vorschlagen
    translate: übersetzen
    parse: parsen
    identify: erkennen identifizieren
    compare: vergleichen
    convert: konvertieren um+wandeln um+rechnen
    generate: generieren erzeugen
    summarize: zusammen+fassen
    download: herunter+laden herunter+lädt
    export: exportieren
    monitor: überwachen
    filter: filtern
    predict: vorhersagen
    explain: erklären beschreiben
    find: finden findet
    extract: extrahieren
    create: erstellen an+legen erfassen
    add: hinzu+fügen ein+fügen ergänzen
    update: aktualisieren bearbeiten ändern modifizieren ersetzen
    put: legen
    set: fest+legen setzen
    configure: konfigurieren ein+richten
    save: speichern ab+legen
    write: schreiben
    register: registrieren
    upload: hoch+laden hoch+lädt
    import: importieren
    send: senden versenden verschicken
    notify: benachrichtigen
    publish: veröffentlichen
    move: verschieben verschiebt
    rename: um+benennen
    copy: kopieren duplizieren
    merge: zusammen+führen
    enable: aktivieren
    disable: deaktivieren
    restore: wiederherstellen wiederherzustellen her+stellen
    archive: archivieren
    invite: ein+laden ein+lädt
    assign: zu+weisen
    reply: antworten beantworten
    cancel: stornieren kündigen ab+brechen ab+bricht
    subscribe: abonnieren
    reset: zurück+setzen
    sync: synchronisieren
    book: buchen reservieren
    transfer: übertragen überträgt
    place: auf+geben auf+gibt erteilen
    make: tätigen
    submit: ein+reichen
    manage: verwalten
    perform: durch+führen
    execute: aus+führen
    run: laufen
    start: starten
    stop: stoppen an+halten beenden
    restart: neustarten neu+starten
    deploy: bereit+stellen deployen
    trigger: aus+lösen
    call: auf+rufen
    click: klicken an+klicken
    install: installieren
    build: bauen kompilieren
    open: öffnen
    close: schließen
    control: steuern
    delete: löschen
    remove: entfernen
    clear: leeren
    destroy: zerstören vernichten
    overwrite: überschreiben
    revoke: widerrufen
    uninstall: deinstallieren
    pay: zahlen bezahlen begleichen
    refund: erstatten zurückerstatten rückerstatten
    remit: überweisen
    purchase: kaufen bestellen
    sell: verkaufen
    withdraw: ab+heben aus+zahlen
    charge: belasten
    deposit: ein+zahlen`),
  acts: dictionary(`
    explain: anleitung anleitungen dokumentation handbuch
    delete: löschung
    remove: entfernung
    create: erstellung
    update: aktualisierung änderung bearbeitung
    search: suche abfrage
    analyze: analyse
    calculate: berechnung
    execute: ausführung
    deploy: bereitstellung
    restart: neustart
    pay: zahlung
    refund: erstattung rückerstattung
    purchase: kauf bestellung
    remit: überweisung
    send: versand`),
  things: dictionary(`
    payment: zahlung zahlungen geld guthaben betrag geldbetrag
    order: bestellung auftrag order
    subscription: abonnement abo
    label: etikett label labels schlagwort tags reaktion
    permission: berechtigung berechtigungen
    member: mitglied
    secret: passwort geheimnis schlüssel
    cache: zwischenspeicher cache
    filter: filter
    image: bild bilder
    video: video
    audio: sprache musik
    report: bericht berichte diagramm
    search: suche suchanfrage abfrage analyse
    sql: sql-abfrage
    command: befehl befehle kommando shell-befehl systembefehl
    script: skript
    code: programmcode
    page: seite
    browser: browser
    url: webseite
    task: aufgabe
    service: dienst server
    container: container
    instance: instanz
    database: datenbank
    trash: papierkorb
    email: e-mail mail
    message: nachricht
    file: datei dateien
    invoice: rechnung
    event: ereignis
    status: status zustand
    template: vorlage`),
  endings: [
    ['ieren', 'ieren', 'iert', 'iere'],
    ['ern', 'ern', 'ert'],
    ['en', 'en', 't', 'et', 'e'],
  ],
  joints: set('und oder sowie bzw dann auch anschließend beziehungsweise'),
  subordinates: set(
    'bevor vor wenn falls nachdem nach ohne sobald während ob beim wie statt anstatt vermeidet verhindert',
  ),
  relatives: set('die der das den dem welche welcher welches dass um wo'),
  negations: set('nicht kein keine keinen nie niemals weder nichts'),
  articles: set('der die das den dem des ein eine einen einem einer eines diese dieser jede jeder alle per pro'),
  stops: set('von vom in im aus für mit nach bei über auf zu zum zur und oder an ohne durch per'),
  asides: list('hinweis achtung warnung wichtig parameter beispiel beispiele argumente fehler erfordert voraussetzung'),
  usage: list('verwende verwenden nutze nutzen benutze benutzen wenn falls bevor nachdem nützlich'),
};
