/** The only list of built-in rules. One line per rule, alphabetical. */
export {}
