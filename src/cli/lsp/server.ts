import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  MessageType,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {ConfigChoice} from '../../engine/config-choice.ts'
import {thrownText, UserError} from '../../errors.ts'
import {printable} from '../../reporters/printable.ts'
import {log} from '../terminal.ts'
import {version} from '../version.ts'
import {captionAt, captionsOfDocument} from './captions-of-document.ts'
import {type ClientSettings, readClientSettings, withClientSettings} from './client-settings.ts'
import {type ActionAbilities, fixAllEdit, fixAllKind, quickFixes, wantsKind} from './code-actions.ts'
import {createDocumentDesk, type DocumentDesk} from './document-desk.ts'
import {hoverAt} from './hover.ts'
import {pathOfUri} from './open-document.ts'
import {mayBeConfig, watchers} from './watched-files.ts'
import {createWorkspaces} from './workspaces.ts'

/** Where the server is reached, and what flags it was started with. */
export interface ServerSettings {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  readonly flags: ConfigChoice
  /** Called when the client ends the server; the process is ended right after. */
  readonly onEnd: () => void
}

/** What the client can do, as far as it matters. */
interface Abilities extends ActionAbilities {
  readonly showsMarkdown: boolean
  readonly showsRelated: boolean
  readonly hasConfiguration: boolean
  readonly hasFolders: boolean
  readonly watchesFiles: boolean
  readonly registersConfiguration: boolean
  /** It asks for the edit of an action when the action is taken. */
  readonly resolvesEdits: boolean
}

function abilitiesOf({capabilities: {workspace, textDocument}}: InitializeParams): Abilities {
  const {hover, codeAction, publishDiagnostics} = textDocument ?? {}
  return {
    showsRelated: publishDiagnostics?.relatedInformation ?? false,
    showsMarkdown: hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    hasConfiguration: workspace?.configuration ?? false,
    hasFolders: workspace?.workspaceFolders ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    showsDisabled: codeAction?.disabledSupport ?? false,
    takesVersions: workspace?.workspaceEdit?.documentChanges ?? false,
    resolvesEdits: codeAction?.resolveSupport?.properties.includes('edit') ?? false
  }
}

const noAbilities = abilitiesOf({processId: null, rootUri: null, capabilities: {}})

/** Starts the server. It answers until the client ends it, or its process. */
export function startServer({input, output, flags, onEnd}: ServerSettings): void {
  // Before the connection hears it, and ends the process.
  input.once('end', onEnd)
  const connection = createConnection(input, output)
  const documents = new TextDocuments(TextDocument)
  const workspaces = createWorkspaces()
  let abilities = noAbilities
  let atStart: ClientSettings | undefined
  let folders: readonly string[] = []

  const tell = (sentence: string): void => {
    const message = `caplint: ${printable(sentence)}`
    void connection.sendNotification(ShowMessageNotification.type, {type: MessageType.Error, message})
  }
  const desk = createDocumentDesk(documents, workspaces, {
    publish: (uri, documentVersion, diagnostics) => {
      const versioned = documentVersion === undefined ? {} : {version: documentVersion}
      const shown = abilities.showsRelated
        ? [...diagnostics]
        : diagnostics.map(({relatedInformation: _, ...rest}) => rest)
      void connection.sendDiagnostics({uri, ...versioned, diagnostics: shown})
    },
    tell,
    log: (sentence) => connection.console.warn(printable(sentence)),
    onBug: (error) => tellBug(error, connection)
  })

  /** Takes settings over and lints anew; of those that cannot be used the user is told. */
  function take(...settings: readonly unknown[]): void {
    try {
      const all = settings.map((each) => readClientSettings(each) ?? {})
      workspaces.setChoice(withClientSettings(flags, Object.assign({}, ...all)))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      tell(error.message)
    }
    desk.lintAll()
  }

  /** Asks the client for something that it may refuse: the server goes on without. */
  function ask(question: () => Promise<unknown>): void {
    question().catch((error: unknown) => connection.console.warn(printable(thrownText(error))))
  }

  async function fetchSettings(): Promise<void> {
    take(atStart, await connection.workspace.getConfiguration('caplint'))
  }

  connection.onInitialize((params): InitializeResult => {
    abilities = abilitiesOf(params)
    atStart = params.initializationOptions
    folders = pathsOf(params.workspaceFolders ?? rootsOf(params))
    workspaces.setFolders(folders)
    take(atStart)
    return {
      serverInfo: {name: 'caplint', version},
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
        hoverProvider: true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
          resolveProvider: abilities.resolvesEdits
        },
        workspace: {workspaceFolders: {supported: true, changeNotifications: true}}
      }
    }
  })

  connection.onInitialized(() => {
    if (abilities.watchesFiles) {
      ask(() => connection.client.register(DidChangeWatchedFilesNotification.type, {watchers: [...watchers]}))
    }
    if (abilities.registersConfiguration) {
      ask(() => connection.client.register(DidChangeConfigurationNotification.type, {section: 'caplint'}))
    }
    if (abilities.hasConfiguration) ask(fetchSettings)
    if (!abilities.hasFolders) return
    connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
      const gone = new Set(pathsOf(removed))
      folders = [...folders.filter((folder) => !gone.has(folder)), ...pathsOf(added)]
      workspaces.setFolders(folders)
      desk.lintAll()
    })
  })

  connection.onDidChangeConfiguration(({settings}) => {
    if (abilities.hasConfiguration) ask(fetchSettings)
    else take(atStart, settings?.caplint)
  })

  connection.onDidChangeWatchedFiles(({changes}) => {
    if (changes.some(({uri}) => mayBeConfig(pathOfUri(uri) ?? uri))) workspaces.reload()
    desk.lintAll()
  })

  documents.onDidOpen(({document: {uri}}) => desk.opened(uri))
  documents.onDidChangeContent(({document: {uri}}) => desk.changed(uri))
  documents.onDidSave(() => {
    // What the client does not watch may have been changed by now.
    if (!abilities.watchesFiles) workspaces.reload()
    desk.saved()
  })
  documents.onDidClose(({document: {uri}}) => desk.closed(uri))

  connection.onHover(({textDocument: {uri}, position}) =>
    answer(connection, null, () =>
      desk.consult(uri, async ({document, workspace, linted}) => {
        const captions = await captionsOfDocument(document.path, workspace)
        const caption = captionAt(captions, document.offsetAt(position))
        const format = abilities.showsMarkdown ? 'markdown' : 'plaintext'
        return caption ? hoverAt(position, {caption, document, messages: linted.messages}, format) : null
      })
    )
  )

  onActions(connection, desk, () => abilities)

  connection.onShutdown(() => desk.stop())
  connection.onExit(onEnd)
  documents.listen(connection)
  connection.listen()
}

/** What an action that is resolved later must know. */
interface ActionData {
  readonly uri: string
}

function onActions(connection: Connection, desk: DocumentDesk, abilities: () => Abilities): void {
  const resolveEdit = ({uri}: ActionData, token: CancellationToken) =>
    desk.consult(uri, ({document, workspace}) =>
      fixAllEdit(document, workspace, abilities(), signalOf(token))
    )

  connection.onCodeAction((params, token) =>
    answer(connection, [], async () => {
      const {uri} = params.textDocument
      const actions: CodeAction[] = []
      if (wantsKind(params, CodeActionKind.QuickFix)) {
        const fixes = await desk.consult(uri, async ({document, workspace, linted: {messages}}) => {
          const captions = await captionsOfDocument(document.path, workspace)
          return quickFixes(params, {captions, document, messages}, abilities())
        })
        actions.push(...(fixes ?? []))
      }
      if (wantsKind(params, fixAllKind)) actions.push(...(await fixAllActions({uri}, token)))
      return actions
    })
  )

  async function fixAllActions(data: ActionData, token: CancellationToken): Promise<readonly CodeAction[]> {
    const action = {title: 'Fix all caplint problems in this file', kind: fixAllKind}
    const hasFixes = await desk.consult(data.uri, async ({linted}) =>
      linted.messages.some((message) => message.fix ?? message.fileFix)
    )
    if (!hasFixes) return []
    if (abilities().resolvesEdits) return [{...action, data}]
    const edit = await resolveEdit(data, token)
    return edit ? [{...action, edit}] : []
  }

  connection.onCodeActionResolve((action, token) =>
    answer(connection, action, async () => {
      const edit = await resolveEdit(action.data, token)
      return edit ? {...action, edit} : action
    })
  )
}

/** Tells of the cancelling of a request to work that knows signals. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController()
  token.onCancellationRequested(() => controller.abort())
  return controller.signal
}

/** What a request gets; a config that cannot be used is told by the diagnostics, a bug in the log. */
async function answer<Result>(
  connection: Connection,
  nothing: Result,
  work: () => Promise<Result | undefined>
): Promise<Result> {
  try {
    return (await work()) ?? nothing
  } catch (error) {
    if (!(error instanceof UserError)) tellBug(error, connection)
    return nothing
  }
}

function tellBug(error: unknown, connection: Connection): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : thrownText(error)
  const lines = [
    'caplint: Something went wrong that is not your fault: this is a bug in caplint. Please report it with this:',
    ...stack.split('\n').map(printable)
  ]
  log(...lines)
  connection.console.error(lines.join('\n'))
}

const pathsOf = (folders: readonly {readonly uri: string}[]): readonly string[] =>
  folders.flatMap(({uri}) => pathOfUri(uri) ?? [])

/** The one folder that clients name which know no workspaces. */
const rootsOf = ({rootUri}: InitializeParams): readonly {readonly uri: string}[] =>
  rootUri === null || rootUri === undefined ? [] : [{uri: rootUri}]
