import type {Diagnostic} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {showPath} from '../../dataset/show-path.ts'
import {UserError} from '../../errors.ts'
import {createFileView, type ViewedFile, withFileView} from '../../file-view.ts'
import {datasetOf, isNamedLikeCaptions} from './caption-document.ts'
import {createDatasetComparisons} from './dataset-comparisons.ts'
import {comparisonDiagnostics, failureDiagnostic, messageDiagnostic} from './diagnostics.ts'
import {createLater} from './later.ts'
import {type LintedDocument, lintDocument} from './lint-document.ts'
import {type OpenDocument, openDocument} from './open-document.ts'
import type {Workspace, Workspaces} from './workspaces.ts'

/** Milliseconds without a key stroke after which a document is linted. */
const pause = 150
/** The same for documents of more UTF-16 code units than `longDocument`. */
const longPause = 1000
const longDocument = 250_000
/** UTF-16 code units above which a document is not linted while it is edited. */
const longestDocument = 8_000_000
/** Milliseconds to wait for what belongs together: files that are saved or changed at once. */
const gathering = 50

/** What the desk asks of the client. */
export interface Client {
  /** Shows what is found in a document, in place of what was. */
  publish(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void
  /** Tells the user something that keeps captions from being linted. */
  tell(sentence: string): void
  /** Writes into the log of the server. */
  log(sentence: string): void
  /** Takes an error that is a bug. */
  onBug(error: unknown): void
}

/** What is known of an open document. */
interface DocumentState {
  /** Absolute path of its dataset; absent until it is known, and where it holds no captions. */
  root?: string | undefined
  linted?: LintedDocument | undefined
  /** The version of the document that was linted. */
  version: number
  isShown: boolean
  /** Why the config that governs it cannot be used. */
  trouble?: string
}

/** A document that somebody asks about. */
export interface Consulted {
  readonly document: OpenDocument
  readonly workspace: Workspace
  /** What is found in it as it is now. */
  readonly linted: LintedDocument
}

/** The open documents: linted when they change, compared with the rest of their dataset when they rest. */
export interface DocumentDesk {
  opened(uri: string): void
  changed(uri: string): void
  saved(): void
  closed(uri: string): void
  /** Lints all of them anew, as after a change of configs. */
  lintAll(): void
  /**
   * Does work on a document that holds captions, with the view of what is edited.
   * @returns `undefined` where it holds none, and where it has changed by the time the work is done.
   */
  consult<Result>(uri: string, work: (consulted: Consulted) => Promise<Result>): Promise<Result | undefined>
  stop(): void
}

/** @param all The documents that are open now. */
export function createDocumentDesk(
  all: {get(uri: string): TextDocument | undefined; all(): readonly TextDocument[]},
  workspaces: Workspaces,
  client: Client
): DocumentDesk {
  const states = new Map<string, DocumentState>()
  const told = new Set<string>()
  const logged = new Set<string>()
  const later = createLater((error) => {
    if (error instanceof UserError) tellOnce(error.message)
    else client.onBug(error)
  })
  const comparisons = createDatasetComparisons({
    later,
    seeingEdits,
    log: logOnce,
    onCompared: (root) => {
      for (const [uri, state] of states) if (state.root === root) show(uri)
    }
  })

  function tellOnce(sentence: string): void {
    if (told.has(sentence)) return
    told.add(sentence)
    client.tell(sentence)
  }

  function logOnce(sentence: string): void {
    if (logged.has(sentence)) return
    logged.add(sentence)
    client.log(sentence)
  }

  const current = (uri: string): OpenDocument | undefined => {
    const document = all.get(uri)
    return document && openDocument(document)
  }

  /** What is edited stands for what is saved; of documents that hold no captions as far as is known, too. */
  function seeingEdits<Result>(work: () => Result): Result {
    const files = new Map<string, ViewedFile>()
    for (const document of all.all()) {
      const open = openDocument(document)
      if (open) files.set(open.path, open)
    }
    return withFileView(createFileView(files), work)
  }

  function lintSoon(uri: string, delay: number): void {
    const document = current(uri)
    if (!document) return
    later.schedule(uri, delay, (signal) => lintNow(document, signal))
  }

  async function lintNow(document: OpenDocument, signal: AbortSignal): Promise<void> {
    const {uri, path, version} = document
    const before = states.get(uri)
    const state: DocumentState = {version, isShown: before?.isShown ?? false}
    const workspace = workspaces.of(path)
    try {
      state.root = await seeingEdits(() => datasetOf(path, workspace))
      state.linted =
        state.root === undefined
          ? undefined
          : document.length > longestDocument
            ? {messages: [], failures: [{message: tooLong(document)}]}
            : await seeingEdits(() => lintDocument(path, workspace, signal))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      if (signal.aborted) return
      tellOnce(error.message)
      state.trouble = error.message
      state.root = undefined
      const concerns = before?.linted !== undefined || isNamedLikeCaptions(path)
      state.linted = concerns ? {messages: [], failures: [{message: error.message}]} : undefined
    }
    if (signal.aborted || all.get(uri)?.version !== version) return
    if (before?.trouble !== undefined && before.trouble !== state.trouble) told.delete(before.trouble)
    for (const warning of workspace.choice.resolver.warnings()) logOnce(warning)
    states.set(uri, state)
    show(uri)
    if (state.root !== undefined) comparisons.schedule(state.root, workspace)
  }

  /** Publishes what is known of a document; of one that holds no captions nothing is told, unless something was. */
  function show(uri: string): void {
    const document = current(uri)
    const state = states.get(uri)
    // What was found in an earlier version stands elsewhere by now; the newer one is linted soon.
    if (!document || state?.version !== document.version) return
    const diagnostics = state.linted ? diagnosticsOf(document, state, state.linted) : []
    if (diagnostics.length === 0 && !state.isShown && !state.linted) return
    state.isShown = true
    client.publish(uri, document.version, diagnostics)
  }

  function diagnosticsOf(
    document: OpenDocument,
    {root}: DocumentState,
    {messages, failures}: LintedDocument
  ): readonly Diagnostic[] {
    const workspace = workspaces.of(document.path)
    const {cwd} = workspace
    const compared = root === undefined ? new Map() : comparisons.messagesOf(root, workspace)
    return [
      ...failures.map((failure) => failureDiagnostic(failure, document)),
      ...messages.map((message) => messageDiagnostic(message, document)),
      ...comparisonDiagnostics(compared, showPath(document.path, cwd), cwd, document)
    ]
  }

  const lintAll = (): void => {
    for (const {uri} of all.all()) lintSoon(uri, gathering)
  }

  return {
    opened(uri) {
      lintSoon(uri, 0)
    },
    changed(uri) {
      const document = current(uri)
      if (!document) return
      const root = states.get(uri)?.root
      if (root !== undefined) comparisons.cancel(root, workspaces.of(document.path))
      lintSoon(uri, document.length > longDocument ? longPause : pause)
    },
    saved() {
      for (const {uri} of all.all()) if (states.get(uri)?.root !== undefined) lintSoon(uri, gathering)
    },
    closed(uri) {
      later.cancel(uri)
      if (states.get(uri)?.isShown) client.publish(uri, undefined, [])
      states.delete(uri)
    },
    lintAll,
    async consult(uri, work) {
      const document = current(uri)
      if (!document || document.length > longestDocument) return undefined
      const workspace = workspaces.of(document.path)
      const result = await seeingEdits(async () => {
        if ((await datasetOf(document.path, workspace)) === undefined) return undefined
        const state = states.get(uri)
        const known = state?.version === document.version ? state.linted : undefined
        const linted = known ?? (await lintDocument(document.path, workspace))
        return linted && work({document, workspace, linted})
      })
      return all.get(uri)?.version === document.version ? result : undefined
    },
    stop: () => later.cancelAll()
  }
}

const tooLong = ({length}: OpenDocument): string =>
  `Cannot lint this while it is edited: it holds ${length.toLocaleString('en')} characters, of at most ${longestDocument.toLocaleString('en')}; save it and run \`caplint\``
