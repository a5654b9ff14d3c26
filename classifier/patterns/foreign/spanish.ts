import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const SPANISH: SpacedLanguage = {
  id: 'es',
  order: 'first',
  words: set(`el la los las un una unos unas de del y o en con para por que se su sus al como más este esta estos desde
    también además cada
    sin si es son todos todas según entre`),
  letters: 'ñ¿¡',
  verbs: dictionary(`
    get: obtener obtiene recuperar recupera conseguir consigue
    list: listar enumerar
    read: leer
    search: buscar
    query: consultar
    show: mostrar muestra visualizar
    view: ver
    return: devolver devuelve retornar
    check: comprobar comprueba verificar revisar chequear
    validate: validar
    analyze: analizar evaluar
    calculate: calcular medir mide planificar estimar
    recommend: recomendar recomienda sugerir sugiere
    translate: traducir traduce
    parse: interpretar
    identify: identificar reconocer reconoce detectar
    locate: localizar
    compare: comparar
    convert: convertir convierte
    generate: generar
    summarize: resumir
    download: descargar
    export: exportar
    monitor: monitorear supervisar
    filter: filtrar
    predict: predecir predice
    explain: explicar describir
    find: encontrar encuentra
    extract: extraer extrae
    create: crear
    add: añadir agregar insertar
    update: actualizar modificar editar cambiar reemplazar
    put: poner pone
    set: establecer establece definir
    configure: configurar
    save: guardar almacenar
    write: escribir
    register: registrar
    upload: subir
    import: importar
    send: enviar envía mandar
    notify: notificar
    publish: publicar
    move: mover mueve
    rename: renombrar
    copy: copiar duplicar
    merge: fusionar combinar
    enable: habilitar activar
    disable: deshabilitar desactivar inhabilitar
    restore: restaurar
    archive: archivar
    invite: invitar
    assign: asignar
    reply: responder
    cancel: cancelar
    subscribe: suscribir
    reset: restablecer restablece
    sync: sincronizar
    book: reservar
    transfer: transferir transfiere
    place: colocar
    submit: presentar
    make: hacer hace efectuar
    manage: gestionar administrar
    perform: realizar
    process: procesar
    execute: ejecutar
    run: correr
    start: iniciar arrancar poner_en_marcha pone_en_marcha
    stop: detener detiene
    restart: reiniciar
    deploy: desplegar despliega implementar
    trigger: disparar desencadenar
    call: llamar invocar
    click: pulsar hacer_clic hace_clic
    install: instalar
    build: compilar
    open: abrir
    close: cerrar cierra
    pause: pausar
    control: controlar
    delete: eliminar borrar suprimir
    remove: quitar
    clear: vaciar vacía limpiar
    destroy: destruir destruye
    wipe: formatear
    overwrite: sobrescribir sobreescribir
    revoke: revocar
    uninstall: desinstalar
    pay: pagar abonar
    refund: reembolsar
    purchase: comprar adquirir
    sell: vender
    withdraw: retirar
    charge: cobrar
    deposit: depositar`),
  acts: dictionary(`
    explain: guía instrucciones manual documentación
    delete: eliminación borrado
    create: creación
    update: actualización modificación edición
    send: envío
    search: búsqueda consulta
    analyze: análisis
    calculate: cálculo
    execute: ejecución
    deploy: despliegue
    restart: reinicio
    pay: pago
    refund: reembolso
    purchase: compra
    remit: transferencia_bancaria transferencia_de_dinero transferencia_de_fondos`),
  things: dictionary(`
    payment: pago dinero fondos importe saldo
    order: pedido pedidos orden
    subscription: suscripción
    label: etiqueta etiquetas reacción
    permission: permiso permisos
    member: miembro miembros
    secret: contraseña secreto clave
    cache: caché
    filter: filtro
    image: imagen imágenes ilustración
    video: vídeo vídeos
    audio: voz música
    report: informe informes reporte
    search: búsqueda consulta análisis
    command: comando comandos orden_de_shell
    code: código
    page: página
    browser: navegador
    url: enlace
    task: tarea
    service: servicio servidor
    container: contenedor
    instance: instancia
    database: base_de_datos
    trash: papelera
    email: correo
    message: mensaje
    file: archivo fichero
    invoice: factura
    event: evento
    status: estado
    template: plantilla`),
  endings: [
    ['ar', 'ar', 'a', 'an', 'e', 'ando', 'amos', 'ará'],
    ['er', 'er', 'e', 'en', 'a', 'iendo', 'emos', 'erá'],
    ['ir', 'ir', 'e', 'en', 'a', 'iendo', 'imos', 'irá'],
  ],
  joints: set('y e o u ni luego después también además y/o'),
  subordinates: set('antes después cuando si sin mientras tras evita evitar evitando cómo como impide prevenir'),
  relatives: set('que cual cuales quien cuyo cuya donde'),
  negations: set('no nunca ni jamás nada'),
  articles: set(
    'el la los las un una unos unas de del al su sus mi esta este cada por cualquier toda ningún ninguna algún alguna otro otra en',
  ),
  stops: set('de del en a al para con por desde y o que como según sin entre hacia mediante'),
  asides: list(
    'nota aviso advertencia importante atención parámetros parámetro ejemplo ejemplos argumentos requiere error',
  ),
  usage: list('usa use utiliza utilice úsalo úsela cuando si antes después útil ideal'),
};
