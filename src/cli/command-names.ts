/** The commands beside linting. */
export const commandNames = ['init', 'inspect', 'explain', 'rules', 'prompt', 'help'] as const
