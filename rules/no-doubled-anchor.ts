import {defineRule, findAnchors, quote} from '../src/rule.ts'

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
    for (const {start, end} of written) {
      yield {
        start,
        end,
        message: `Unexpected ${quote(text, {start, end})}, ${name} adds it to every caption by \`${added.key}\`: leave it out of the caption or of the setting`
      }
    }
  }
})
