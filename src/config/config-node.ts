import type {Rule} from '../rule.ts'
import type {Config} from './config.ts'
import type {Layer} from './config-layer.ts'

/** A preset or config file with everything it builds on, read and validated. */
export interface ConfigNode {
  /** Tells nodes apart: a shipped preset's name or a file's path. A node takes part once, however often it is named. */
  readonly key: string
  readonly origin: string
  readonly extends: readonly ConfigNode[]
  /** The node's own settings first, then its overrides. */
  readonly layers: readonly Layer[]
  /** Whether it is a guide for a kind of LoRA: a caption follows one guide. */
  readonly isGuide: boolean
  /** Rules that its `plugins` bring. */
  readonly pluginRules: readonly Rule[]
  /** Keys that hold for a folder as a whole. */
  readonly config?: Config
}

/** A node and all that it refers to. */
export function* reachableNodes(node: ConfigNode, seen: Set<ConfigNode> = new Set()): Generator<ConfigNode> {
  if (seen.has(node)) return
  seen.add(node)
  for (const base of node.extends) yield* reachableNodes(base, seen)
  for (const {preset} of node.layers) if (preset) yield* reachableNodes(preset, seen)
  yield node
}

/**
 * A node's layers with those it builds on, in the order in which they are laid: what it extends, then its own.
 * @param taken Keys of nodes that have taken part already.
 * @param skip Nodes to leave out together with what they build on.
 */
export function* layersOf(
  node: ConfigNode,
  taken: Set<string>,
  skip: (node: ConfigNode) => boolean = () => false
): Generator<Layer> {
  if (taken.has(node.key) || skip(node)) return
  taken.add(node.key)
  for (const base of node.extends) yield* layersOf(base, taken, skip)
  yield* node.layers
}

/** The layers of a node that was chosen as the guide: the guide that it chooses itself lies below it. */
export function* guideLayers(node: ConfigNode, taken: Set<string>): Generator<Layer> {
  const own = node.layers.find((layer) => layer.preset && !layer.applies)?.preset
  if (own && !taken.has(node.key)) yield* guideLayers(own, taken)
  yield* layersOf(node, taken)
}
