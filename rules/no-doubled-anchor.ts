import {defineRule, findAnchors, quote, type Span, type TrainerReader} from '../src/rule.ts'

export default defineRule({
  id: 'no-doubled-anchor',
  family: 'trainer',
  summary: 'Disallow the anchor where the trainer adds it again.',
  why: 'A trainer that puts its trigger before every caption does not look whether it is there: with the anchor written, the encoder gets it twice.',
  source:
    'LTX-Video-Trainer and LTX-2 (documentation: do not write the token in captions); finetrainers `id_token`; `caption_prefix` of sd-scripts and diffusion-pipe; SimpleTuner `prepend_instance_prompt`',
  examples: [
    {
      note: 'ai-toolkit looks first.',
      trainer: {name: 'ai-toolkit', trigger: 'annika'},
      anchor: 'annika',
      ok: 'a wide shot of annika running'
    },
    {trainer: {name: 'ltx-2', trigger: 'annika'}, anchor: 'annika', ok: 'a woman running down a hill'},
    {trainer: 'ltx-2', anchor: 'annika', ok: 'a wide shot of annika running'},
    {
      trainer: {name: 'ltx-2', trigger: 'annika'},
      anchor: 'annika',
      notOk: 'a wide shot of «annika» running',
      says: 'Unexpected `annika`, ltx-2 adds it to every caption by `--lora-trigger`: leave it out of the caption or of the setting'
    },
    {
      note: 'A prefix reaches the first of several lines alone.',
      trainer: {name: 'sd-scripts', wildcards: true, prefix: 'annika,'},
      anchor: 'annika',
      ok: 'running down a hill\nannika walking'
    },
    {
      trainer: {name: 'diffusion-pipe', prefix: 'annika, '},
      anchor: 'annika',
      notOk: '«annika» running',
      says: 'Unexpected `annika`, diffusion-pipe adds it to every caption by `caption_prefix`: leave it out of the caption or of the setting'
    }
  ],
  *check({text, anchorMatches, context: {trainer, anchors = []}}) {
    if (!trainer) return
    const {prefix = '', suffix = '', trigger, name, keys} = trainer
    const added =
      trainer.anchor === 'added' && trigger !== undefined
        ? {text: trigger, key: keys.trigger}
        : findAnchors(prefix, anchors).length > 0
          ? {text: prefix, key: keys.prefix}
          : {text: suffix, key: keys.suffix}
    if (added.text === '') return
    const inAdded = new Set(findAnchors(added.text, anchors).map(({anchor}) => anchor))
    const matches = inAdded.size > 0 ? anchorMatches.filter(({anchor}) => inAdded.has(anchor)) : []
    const written =
      matches.length > 0 || trainer.anchor !== 'added' ? matches : findAnchors(text, [added.text])
    const reach = reachOf(text, added.text === suffix ? 'end' : 'start', trainer)
    for (const {start, end} of written) {
      if (start < reach.start || end > reach.end) continue
      yield {
        start,
        end,
        message: `Unexpected ${quote(text, {start, end})}, ${name} adds it to every caption by \`${added.key}\`: leave it out of the caption or of the setting`
      }
    }
  }
})

/** The part of a caption that what is added stands in one text with: where a line is chosen afterwards, one line. */
function reachOf(text: string, side: 'start' | 'end', {anchor, lines}: TrainerReader): Span {
  const whole = {start: 0, end: text.length}
  if (anchor === 'added' || lines !== 'alternatives') return whole
  const breaks = [...text.trimEnd().matchAll(/[\r\n]+(?=\s*\S)/gu)].filter(({index}) =>
    text.slice(0, index).trim()
  )
  if (side === 'start') return {start: 0, end: breaks[0]?.index ?? text.length}
  return {start: breaks.at(-1)?.index ?? 0, end: text.length}
}
