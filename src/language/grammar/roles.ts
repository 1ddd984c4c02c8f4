import type {Chunk} from './chunk.ts'
import {nounIs, tag, type Unit} from './unit.ts'

const person = nounIs('person', 'crowd', 'animal', 'creature')

/**
 * Says of each noun phrase what it does (subject, object, behind a preposition, by itself) and of each verb group who
 * its subject is.
 */
export function assignRoles(units: readonly Unit[], chunks: Chunk[]): void {
  /** The verb group whose complements may still follow, and the noun phrase to which a preposition can attach. */
  let verb = -1
  let noun = -1
  let subject = -1
  let sentence = -1
  let broken = true
  for (const chunk of chunks) {
    if (chunk.sentence !== sentence) {
      sentence = chunk.sentence
      verb = -1
      noun = -1
      subject = -1
      broken = true
    }
    const previous = chunk.index > 0 ? chunks[chunk.index - 1] : undefined
    const before = previous !== undefined && previous.sentence === sentence ? previous.kind : undefined
    switch (chunk.kind) {
      case 'stop':
        verb = -1
        noun = -1
        broken = true
        break
      case 'comma':
        broken = true
        break
      case 'relative':
        break
      case 'subordinator':
        verb = -1
        broken = true
        break
      case 'preposition':
        chunk.verb = verb
        chunk.attachedTo = broken && before !== 'conjunction' ? -1 : noun
        break
      case 'verb': {
        chunk.subject = findSubject(units, chunks, chunk, subject)
        const owner = chunk.subject < 0 ? undefined : chunks[chunk.subject]
        if (owner !== undefined && owner.role === 'fragment' && owner.index < chunk.index)
          owner.role = 'subject'
        if (owner !== undefined && owner.role === 'subject') owner.verb = chunk.index
        if (!chunk.participial) subject = chunk.subject
        verb = chunk.index
        noun = -1
        broken = false
        break
      }
      case 'noun': {
        const governor =
          before === 'adverb' || before === 'adjective'
            ? chunks[chunk.index - 2]?.kind === 'preposition'
              ? chunks[chunk.index - 2]
              : previous
            : previous
        if (governor?.kind === 'preposition' && before === 'preposition') {
          chunk.role = 'prepositional'
          chunk.preposition = governor.index
          chunk.verb = governor.verb
          chunk.attachedTo = governor.attachedTo
        } else if (before === 'verb' && previous !== undefined) {
          chunk.role = previous.copular ? 'predicate' : 'object'
          chunk.verb = previous.index
        } else if (
          (before === 'adverb' || before === 'adjective') &&
          chunks[chunk.index - 2]?.kind === 'verb'
        ) {
          chunk.role = chunks[chunk.index - 2]?.copular ? 'predicate' : 'object'
          chunk.verb = chunk.index - 2
        } else if (
          (before === 'conjunction' || before === 'comma') &&
          noun >= 0 &&
          !beginsClause(chunks, chunk)
        ) {
          coordinate(chunks, chunk, noun)
        }
        if (
          subject < 0 &&
          chunk.role === 'fragment' &&
          (person(units[chunk.head] as Unit) || units[chunk.head]?.masked === 1)
        )
          subject = chunk.index
        noun = chunk.index
        broken = false
        break
      }
      default:
        break
    }
  }
}

/** A noun phrase in a list has the role of the one before it. */
function coordinate(chunks: readonly Chunk[], chunk: Chunk, noun: number): void {
  const other = chunks[noun]
  if (other === undefined || other.role === 'subject') return
  chunk.role = other.role
  chunk.verb = other.verb
  chunk.preposition = other.preposition
  chunk.attachedTo = other.attachedTo
  chunk.coordinatedWith = noun
}

/** Whether a verb group follows whose subject the noun phrase must be: "…, hair trailing behind". */
function beginsClause(chunks: readonly Chunk[], chunk: Chunk): boolean {
  const next = chunks[chunk.index + 1]
  if (next === undefined || next.sentence !== chunk.sentence) return false
  if (next.kind === 'verb') return true
  if (next.kind === 'adverb') return chunks[chunk.index + 2]?.kind === 'verb'
  // "…, a row of biplanes dives"
  const verb = chunks[chunk.index + 3]
  return (
    next.kind === 'preposition' &&
    chunks[chunk.index + 2]?.kind === 'noun' &&
    verb?.kind === 'verb' &&
    verb.sentence === chunk.sentence &&
    !verb.participial
  )
}

function findSubject(units: readonly Unit[], chunks: readonly Chunk[], verb: Chunk, main: number): number {
  let comma = false
  for (let i = verb.index - 1; i >= 0; i--) {
    const chunk = chunks[i]
    if (chunk === undefined || chunk.sentence !== verb.sentence) break
    if (chunk.kind === 'noun') {
      // "she lifts a mug, inhales": what comes before the comma is the other verb's object.
      if (comma && main >= 0 && chunk.index !== main && chunk.role !== 'subject') return main
      // "a photo of a frog that is seated": what a relative clause is about stands right before it.
      if (chunk.role === 'prepositional' && !verb.participial && chunks[i + 1]?.kind !== 'relative') {
        // The object of a preposition is no subject: "the man in the hat walks" — unless nothing else is there.
        const preposition = chunks[chunk.preposition]
        if (preposition !== undefined && preposition.index > 0) {
          i = preposition.index
          continue
        }
      }
      return chunk.index
    }
    if (chunk.kind === 'relative') continue
    if (chunk.kind === 'adverb') continue
    if (chunk.kind === 'comma') {
      const before = chunks[i - 1]
      if (verb.participial || before?.kind === 'verb') return main
      comma = true
      // "the cat, a tabby, sleeps"
      continue
    }
    if (
      chunk.kind === 'conjunction' ||
      chunk.kind === 'subordinator' ||
      chunk.kind === 'stop' ||
      chunk.kind === 'verb'
    )
      return main
  }
  return main >= 0 ? main : firstPerson(units, chunks, verb)
}

function firstPerson(units: readonly Unit[], chunks: readonly Chunk[], verb: Chunk): number {
  for (const chunk of chunks) {
    if (chunk.index >= verb.index) break
    const head = units[chunk.head]
    if (
      chunk.kind === 'noun' &&
      head !== undefined &&
      (head.masked === 1 || person(head) || head.tag === tag.pronoun)
    )
      return chunk.index
  }
  return -1
}
