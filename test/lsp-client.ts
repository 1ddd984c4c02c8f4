/** A language client over stdio, as editors have one, for the built server. */
import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {pathToFileURL} from 'node:url'
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  PublishDiagnosticsNotification,
  type ProtocolConnection,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent
} from 'vscode-languageserver-protocol/node'
import {TextDocument, type TextEdit} from 'vscode-languageserver-textdocument'
import {afterEach} from 'vitest'
import {environment, program} from './run-caplint.ts'

export interface LspClient {
  readonly connection: ProtocolConnection
  readonly process: ChildProcess
  readonly result: InitializeResult
  /** What the server wrote to stderr. */
  stderr(): string
  /** Sentences that the server showed to the user. */
  readonly shown: readonly string[]
  open(path: string, text: string): Promise<void>
  change(path: string, ...changes: TextDocumentContentChangeEvent[]): Promise<void>
  close(path: string): Promise<void>
  /** Text of an open document, as the client has it. */
  text(path: string): string
  version(path: string): number
  /** The diagnostics of a document, as soon as they are as wanted; those of the newest version, unless told otherwise. */
  diagnostics(
    path: string,
    wanted?: (diagnostics: readonly Diagnostic[]) => boolean
  ): Promise<readonly Diagnostic[]>
  /** Diagnostics as they were published last, if they were. */
  published(path: string): readonly Diagnostic[] | undefined
  apply(path: string, edits: readonly TextEdit[]): string
  stop(): Promise<number | null>
}

export const uriOf = (path: string): string => pathToFileURL(path).href

export interface LspClientSettings {
  readonly args?: readonly string[]
  readonly folders?: readonly string[]
  readonly capabilities?: ClientCapabilities
  readonly initializationOptions?: unknown
  readonly prepare?: (connection: ProtocolConnection) => void
}

const usual: ClientCapabilities = {
  textDocument: {
    hover: {contentFormat: ['markdown', 'plaintext']},
    publishDiagnostics: {versionSupport: true, relatedInformation: true},
    codeAction: {disabledSupport: true, dataSupport: true, resolveSupport: {properties: ['edit']}}
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: {documentChanges: true},
    didChangeWatchedFiles: {dynamicRegistration: true}
  }
}

/** Returns a function that starts a client, which is stopped after the test. To be called once in a file of tests. */
export function clientStarter(): (settings?: LspClientSettings) => Promise<LspClient> {
  let client: LspClient | undefined
  afterEach(async () => {
    await client?.stop()
    client = undefined
  })
  return async (settings) => {
    client = await startClient(settings)
    return client
  }
}

export async function startClient(settings: LspClientSettings = {}): Promise<LspClient> {
  const {args = [], folders = [], capabilities = usual, initializationOptions, prepare} = settings
  const child = spawn(process.execPath, [program, 'lsp', ...args], {env: environment()})
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  const documents = new Map<string, TextDocument>()
  const latest = new Map<string, {version: number | undefined; diagnostics: readonly Diagnostic[]}>()
  const shown: string[] = []
  let wake: () => void = () => {}
  let change = new Promise<void>((done) => {
    wake = done
  })
  connection.onNotification(PublishDiagnosticsNotification.type, ({uri, version, diagnostics}) => {
    latest.set(uri, {version, diagnostics})
    wake()
    change = new Promise((done) => {
      wake = done
    })
  })
  connection.onNotification(ShowMessageNotification.type, ({message}) => {
    shown.push(message)
  })
  connection.onRequest(RegistrationRequest.type, () => {})
  prepare?.(connection)
  connection.listen()
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the server has ended with ${code}: ${stderr}`)
  })
  gone.catch(() => {})
  const answer = connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((folder) => ({uri: uriOf(folder), name: folder})),
    initializationOptions
  })
  const result = await Promise.race([answer, gone])
  await connection.sendNotification(InitializedNotification.type, {})

  const documentAt = (path: string): TextDocument => {
    const document = documents.get(uriOf(path))
    if (!document) throw new Error(`${path} is not open`)
    return document
  }

  return {
    connection,
    process: child,
    result,
    stderr: () => stderr,
    shown,
    async open(path, text) {
      const uri = uriOf(path)
      documents.set(uri, TextDocument.create(uri, 'plaintext', 1, text))
      const textDocument = {uri, languageId: 'plaintext', version: 1, text}
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {textDocument})
    },
    async change(path, ...changes) {
      const document = documentAt(path)
      const updated = TextDocument.update(document, changes, document.version + 1)
      documents.set(document.uri, updated)
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: {uri: updated.uri, version: updated.version},
        contentChanges: changes
      })
    },
    async close(path) {
      const uri = uriOf(path)
      documents.delete(uri)
      await connection.sendNotification(DidCloseTextDocumentNotification.type, {textDocument: {uri}})
    },
    text: (path) => documentAt(path).getText(),
    version: (path) => documentAt(path).version,
    async diagnostics(path, wanted = () => true) {
      const uri = uriOf(path)
      for (;;) {
        const found = latest.get(uri)
        const isNewest = found?.version === documents.get(uri)?.version
        if (found && isNewest && wanted(found.diagnostics)) return found.diagnostics
        await change
      }
    },
    published: (path) => latest.get(uriOf(path))?.diagnostics,
    apply: (path, edits) => TextDocument.applyEdits(documentAt(path), [...edits]),
    async stop() {
      if (child.exitCode !== null) throw new Error(`the server has ended with ${child.exitCode}: ${stderr}`)
      const ended = once(child, 'exit')
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      const [code] = (await ended) as [number | null]
      connection.dispose()
      return code
    }
  }
}
