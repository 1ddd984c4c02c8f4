import type {DatasetMessage, Message, Summary} from './report.ts'
import type {StartedItem} from './started-item.ts'

/** Counts what a run meets, for its summary. */
export interface RunTally {
  addIgnored(amount: number): void
  /** Takes an item that is reported. */
  addItem(started: StartedItem): void
  addMessage(message: Message | DatasetMessage): void
  /** @param elsewhere What others count. */
  summary(elsewhere: {
    readonly suppressed: number | undefined
    readonly changedOf: number | undefined
  }): Summary
}

export function createRunTally(): RunTally {
  const counts = {
    items: 0,
    linted: 0,
    ignored: 0,
    skipped: 0,
    unreadable: 0,
    errors: 0,
    warnings: 0,
    fixable: 0
  }
  return {
    addIgnored(amount) {
      counts.ignored += amount
    },
    addItem({isLinted, refusal}) {
      counts.items++
      if (isLinted) counts.linted++
      else counts.skipped++
      if (refusal !== undefined) counts.unreadable++
    },
    addMessage(message) {
      if (message.severity === 'error') counts.errors++
      else counts.warnings++
      if ('fix' in message || 'fileFix' in message) counts.fixable++
    },
    summary({suppressed, changedOf}) {
      const {unreadable, errors, warnings, fixable, ...items} = counts
      return {
        ...items,
        ...(unreadable > 0 ? {unreadable} : {}),
        ...(suppressed === undefined ? {} : {suppressed}),
        errors,
        warnings,
        fixable,
        ...(changedOf === undefined ? {} : {changedOf})
      }
    }
  }
}
