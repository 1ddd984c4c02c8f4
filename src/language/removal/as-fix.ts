import type {Edit} from '../join-edits.ts'

/** An edit as the `fix` of a finding, to be taken or spread into it; nothing where there is none. */
export const rewriteFix = (edit: Edit | undefined): {readonly fix?: Edit & {readonly type: 'rewrite'}} =>
  edit ? {fix: {start: edit.start, end: edit.end, text: edit.text, type: 'rewrite'}} : {}
