import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const ITALIAN: SpacedLanguage = {
  id: 'it',
  order: 'first',
  words: set(`il lo la i gli le un uno una di del della dei delle degli dello e o con che si suo sua al alla nel
    nella questo questa da dal dalla sono tutti tutte non`),
  letters: 'ìò',
  verbs: dictionary(`
    get: ottenere ottiene recuperare
    list: elencare elenca
    read: leggere legge
    search: cercare cerca ricercare
    query: consultare interrogare
    show: mostrare visualizzare
    return: restituire restituisce
    check: verificare controllare
    validate: validare
    analyze: analizzare valutare
    calculate: calcolare misurare pianificare stimare
    recommend: raccomandare consigliare suggerire
    translate: tradurre traduce
    identify: identificare riconoscere rilevare
    compare: confrontare
    convert: convertire converte
    generate: generare
    summarize: riassumere
    download: scaricare scarica
    export: esportare
    filter: filtrare
    explain: spiegare descrivere
    find: trovare
    extract: estrarre estrae
    create: creare
    add: aggiungere inserire
    update: aggiornare modificare cambiare sostituire
    put: mettere mette
    set: impostare
    configure: configurare
    save: salvare
    write: scrivere
    register: registrare
    upload: caricare
    import: importare
    send: inviare invia spedire
    publish: pubblicare pubblica
    move: spostare
    rename: rinominare
    copy: copiare duplicare
    merge: unire
    enable: abilitare attivare
    disable: disabilitare disattivare
    restore: ripristinare
    archive: archiviare
    assign: assegnare
    reply: rispondere
    cancel: annullare disdire
    reset: reimpostare
    sync: sincronizzare
    book: prenotare
    transfer: trasferire trasferisce
    place: effettuare_un_ordine
    manage: gestire
    make: fare fa
    perform: eseguire_un effettuare
    execute: eseguire esegue
    start: avviare
    stop: fermare arrestare interrompere
    restart: riavviare
    deploy: distribuire
    trigger: attivare_un
    call: chiamare invocare
    click: cliccare
    install: installare
    open: aprire apre
    close: chiudere
    delete: eliminare cancellare
    remove: rimuovere
    clear: svuotare
    destroy: distruggere
    overwrite: sovrascrivere
    revoke: revocare
    pay: pagare paga
    refund: rimborsare
    purchase: acquistare comprare ordinare
    sell: vendere
    withdraw: prelevare
    charge: addebitare`),
  acts: dictionary(`
    explain: guida istruzioni manuale documentazione
    delete: eliminazione cancellazione rimozione
    create: creazione
    update: aggiornamento modifica
    send: invio
    search: ricerca
    execute: esecuzione
    pay: pagamento
    refund: rimborso
    purchase: acquisto
    remit: bonifico`),
  things: dictionary(`
    payment: pagamento denaro fondi soldi bonifico
    order: ordine
    subscription: abbonamento
    label: etichetta
    permission: permesso permessi
    member: membro
    secret: segreto chiave
    cache: cache
    image: immagine immagini
    video: video
    audio: voce musica
    report: rapporto relazione grafico
    search: ricerca interrogazione analisi
    command: comando
    code: codice
    page: pagina
    browser: browser
    task: attività
    service: servizio
    container: contenitore
    trash: cestino
    email: posta e-mail
    message: messaggio
    file: file
    invoice: fattura
    event: evento
    status: stato
    template: modello`),
  endings: [
    ['are', 'are', 'a', 'ano', 'ando'],
    ['ere', 'ere', 'e', 'ono', 'i', 'endo'],
    ['ire', 'ire', 'isce', 'iscono', 'isci', 'endo'],
  ],
  joints: set('e ed o oppure né poi anche inoltre'),
  subordinates: set('prima dopo quando se senza mentre evita evitare come impedisce'),
  relatives: set('che cui quale dove'),
  negations: set('non mai né nulla niente'),
  articles: set('il lo la i gli le un uno una di del della dei delle degli al alla suo sua ogni nessun nessuna da in'),
  stops: set('di del della dei delle degli in a al alla per con da dal e o che nel nella su senza tra'),
  asides: list('nota avviso attenzione importante parametri parametro esempio esempi argomenti richiede errore'),
  usage: list('usa usare utilizza utilizzare quando se prima dopo utile ideale'),
};
