/** What help says after the options. */
export const afterHelp = `
Exit codes:
  0    no errors, and no more warnings than --max-warnings allows
  1    errors, or too many warnings; with --diff: something would change
  2    caplint could not do its job: a bad flag or config, an unreadable file,
       nothing found
  130  interrupted by Ctrl-C

Examples:
  caplint images --preset character --anchor annika
  caplint --diff
  caplint --fix --fix-type safe
  caplint --format stylish --format json --output-file report.json
  echo 'a photo of annika' | caplint --stdin --anchor annika
  caplint explain no-appearance
  caplint prompt --preset style --anchor 'illustration style'

A path that is named like a command is written with its folder: ./rules`
