/** The commands beside linting. */
export const commandNames = ['init', 'inspect', 'explain', 'rules', 'help'] as const
