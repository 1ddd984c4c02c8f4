/** The commands beside linting. */
export const commandNames = [
  'init',
  'inspect',
  'explain',
  'rules',
  'undo',
  'prompt',
  'caption',
  'effective',
  'trainers',
  'lsp',
  'completion',
  'help'
] as const
