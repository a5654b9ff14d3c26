import { dictionary, list, set } from './language.ts';
import type { SpacedLanguage } from './language.ts';

export const PORTUGUESE: SpacedLanguage = {
  id: 'pt',
  order: 'first',
  words: set(`o os um uma uns umas de do da dos das e ou em na nos nas com para por que se seu sua ao à como mais
    este esta pelo pela são todos todas não você`),
  letters: 'ãõ',
  verbs: dictionary(`
    get: obter obtém recuperar recupera
    list: listar enumerar
    read: ler lê
    search: pesquisar buscar procurar
    query: consultar
    show: mostrar exibir exibe visualizar
    view: ver
    return: retornar devolver
    check: verificar checar conferir confere
    validate: validar
    analyze: analisar avaliar
    calculate: calcular medir mede planejar estimar
    recommend: recomendar sugerir sugere
    translate: traduzir traduz
    parse: interpretar
    identify: identificar reconhecer detectar
    locate: localizar
    compare: comparar
    convert: converter
    generate: gerar
    summarize: resumir
    download: baixar
    export: exportar
    monitor: monitorar
    filter: filtrar
    predict: prever prevê
    explain: explicar descrever
    find: encontrar achar
    extract: extrair extrai
    create: criar
    add: adicionar inserir insere acrescentar
    update: atualizar modificar editar alterar mudar substituir
    put: pôr põe
    set: definir
    configure: configurar
    save: salvar guardar gravar armazenar
    write: escrever
    register: registrar cadastrar
    upload: carregar
    import: importar
    send: enviar mandar
    notify: notificar
    publish: publicar postar
    move: mover
    rename: renomear renomeia
    copy: copiar duplicar
    merge: mesclar
    enable: habilitar ativar
    disable: desabilitar desativar
    restore: restaurar
    archive: arquivar
    invite: convidar
    assign: atribuir atribui
    reply: responder
    cancel: cancelar
    subscribe: inscrever assinar
    reset: redefinir
    sync: sincronizar
    book: reservar agendar
    transfer: transferir transfere
    place: colocar
    submit: submeter
    make: fazer faz efetuar
    manage: gerenciar gerencia gerir
    perform: realizar
    process: processar
    execute: executar
    run: rodar
    start: iniciar inicia pôr_em_funcionamento coloca_em_execução
    stop: interromper interrompe encerrar
    restart: reiniciar reinicia
    deploy: implantar
    trigger: disparar acionar
    call: chamar invocar
    click: clicar
    install: instalar
    build: compilar
    open: abrir
    close: fechar
    pause: pausar
    control: controlar
    delete: excluir exclui apagar deletar eliminar
    remove: remover
    clear: limpar esvaziar
    destroy: destruir destrói
    wipe: formatar
    overwrite: sobrescrever
    revoke: revogar
    uninstall: desinstalar
    pay: pagar
    refund: reembolsar estornar
    purchase: comprar adquirir
    sell: vender
    withdraw: sacar
    charge: cobrar
    deposit: depositar`),
  acts: dictionary(`
    explain: guia instruções manual documentação
    delete: exclusão remoção eliminação
    create: criação
    update: atualização modificação edição
    send: envio
    search: pesquisa busca consulta
    analyze: análise
    calculate: cálculo
    execute: execução
    deploy: implantação
    restart: reinicialização
    pay: pagamento
    refund: reembolso estorno
    purchase: compra
    remit: transferência_bancária transferência_de_dinheiro transferência_pix`),
  things: dictionary(`
    payment: pagamento dinheiro fundos saldo valores pix
    order: pedido pedidos ordem
    subscription: assinatura
    label: etiqueta etiquetas rótulo marcador reação
    permission: permissão permissões
    member: membro
    secret: senha segredo chave
    cache: cache
    filter: filtro
    image: imagem imagens ilustração
    video: vídeo vídeos
    audio: áudio voz música
    report: relatório relatórios
    search: pesquisa busca consulta análise
    command: comando comandos
    code: código
    page: página
    browser: navegador
    url: link
    task: tarefa
    service: serviço servidor
    container: contêiner
    instance: instância
    database: banco_de_dados
    trash: lixeira
    email: e-mail
    message: mensagem
    file: arquivo ficheiro
    invoice: fatura
    event: evento
    status: estado situação
    template: modelo`),
  endings: [
    ['ar', 'ar', 'a', 'am', 'e', 'ando', 'amos', 'ará'],
    ['er', 'er', 'e', 'em', 'a', 'endo', 'emos', 'erá'],
    ['ir', 'ir', 'e', 'em', 'a', 'indo', 'imos', 'irá'],
  ],
  joints: set('e ou nem depois também além'),
  subordinates: set('antes depois quando se sem enquanto após caso evita evitar evitando como impede prevenir'),
  relatives: set('que qual quais quem cujo cuja onde'),
  negations: set('não nunca nem jamais nada'),
  articles: set(
    'o a os as um uma uns umas de do da dos das ao seu sua cada por pela pelo na no toda qualquer nenhum nenhuma algum alguma outro outra em',
  ),
  stops: set('de do da dos das em no na para com por desde e ou que como sem entre via'),
  asides: list('nota aviso atenção importante parâmetros parâmetro exemplo exemplos argumentos requer erro'),
  usage: list('use utilize usa quando se antes depois útil ideal'),
};
