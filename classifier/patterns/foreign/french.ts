import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const FRENCH: SpacedLanguage = {
  id: 'fr',
  order: 'first',
  words: set(`le la les un une des du de et ou en avec pour par que qui se son sa ses au aux dans sur ce cette ces est
    sont sans si à vers depuis tous toutes selon ne pas votre vos`),
  letters: 'œ',
  verbs: dictionary(`
    get: obtenir obtient récupérer récupère
    list: lister énumérer énumère
    read: lire lit
    search: rechercher chercher
    query: interroger
    show: afficher montrer
    view: voir consulter
    return: renvoyer renvoie retourner
    check: vérifier contrôler
    validate: valider
    analyze: analyser évaluer évalue
    calculate: calculer mesurer planifier estimer
    recommend: recommander suggérer suggère
    translate: traduire traduit
    parse: interpréter
    identify: identifier reconnaître détecter
    locate: localiser
    compare: comparer
    convert: convertir convertit
    generate: générer génère
    summarize: résumer
    download: télécharger
    export: exporter
    monitor: surveiller
    filter: filtrer
    predict: prédire prédit
    explain: expliquer décrire décrit
    find: trouver
    extract: extraire extrait
    load: charger
    create: créer crée créent
    add: ajouter insérer insère
    update: mettre_à_jour met_à_jour mettez_à_jour modifier éditer changer remplacer
    put: mettre met
    set: définir définit
    configure: configurer
    save: enregistrer sauvegarder stocker
    write: écrire écrit
    register: inscrire
    upload: téléverser envoyer_un_fichier
    import: importer
    send: envoyer envoie
    notify: notifier
    publish: publier
    move: déplacer
    rename: renommer
    copy: copier dupliquer
    merge: fusionner
    enable: activer
    disable: désactiver
    restore: restaurer
    archive: archiver
    invite: inviter
    assign: assigner attribuer
    reply: répondre répond
    cancel: annuler
    subscribe: abonner
    reset: réinitialiser
    sync: synchroniser
    book: réserver
    transfer: transférer transfère
    place: passer
    submit: soumettre soumet
    make: faire fait
    manage: gérer gère
    perform: effectuer réaliser
    process: traiter
    execute: exécuter exécute
    run: lancer
    start: démarrer mettre_en_marche met_en_marche
    stop: arrêter
    restart: redémarrer
    deploy: déployer déploie
    trigger: déclencher
    call: appeler appelle
    click: cliquer
    install: installer
    build: compiler construire construit
    open: ouvrir ouvre
    close: fermer
    control: piloter
    delete: supprimer effacer
    remove: retirer enlever
    clear: vider
    clean: nettoyer
    destroy: détruire détruit
    wipe: formater
    overwrite: écraser
    revoke: révoquer
    uninstall: désinstaller
    pay: payer paie régler
    refund: rembourser
    remit: virer
    purchase: acheter achète commander
    sell: vendre vend
    charge: débiter facturer`),
  acts: dictionary(`
    explain: guide mode_d'emploi instructions documentation notice
    delete: suppression effacement
    create: création
    update: modification mise_à_jour
    send: envoi
    search: recherche
    analyze: analyse
    calculate: calcul
    execute: exécution
    deploy: déploiement
    restart: redémarrage
    pay: paiement
    refund: remboursement
    purchase: achat
    remit: virement`),
  things: dictionary(`
    payment: paiement argent fonds virement
    order: commande ordre
    subscription: abonnement
    label: étiquette étiquettes libellé réaction
    permission: permission droits
    member: membre
    secret: mot_de_passe secret clé
    cache: cache
    filter: filtre
    image: image images illustration
    video: vidéo vidéos
    audio: voix musique
    report: rapport rapports graphique
    search: recherche requête analyse
    sql: requête_sql
    command: commande_shell commande_système
    code: code
    page: page
    browser: navigateur
    url: lien
    task: tâche
    service: service serveur
    container: conteneur
    instance: instance
    database: base_de_données
    trash: corbeille
    email: courriel e-mail mail
    message: message
    file: fichier
    invoice: facture
    event: événement
    status: état statut
    template: modèle`),
  endings: [
    ['er', 'er', 'e', 'ent', 'ez', 'ons', 'era'],
    ['ir', 'ir', 'it', 'issent', 'issez'],
  ],
  joints: set('et ou ni puis aussi également ensuite'),
  subordinates: set('avant après quand lorsque si sans pendant lors éviter évite comment empêche afin'),
  relatives: set('que qui dont où lequel laquelle'),
  negations: set('ne n jamais ni aucun rien'),
  articles: set('le la les un une des du de au aux son sa ses ce cette ces chaque votre vos l d par en aucun aucune'),
  stops: set('de du des en à au aux pour avec par depuis et ou que qui dans sur sous sans vers selon via d'),
  asides: list(
    'note remarque attention avertissement important paramètres paramètre exemple exemples arguments erreur',
  ),
  usage: list('utilisez utiliser quand lorsque si avant après utile idéal'),
};
