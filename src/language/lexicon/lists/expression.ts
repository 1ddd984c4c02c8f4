import type {WordList} from '../word-list.ts'

/** Faces and feelings. */
export const expression: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'expression',
    only: true,
    why: 'expressions of the face, also as taggers name them',
    words: `smile, grin, smirk, frown, scowl, grimace, laugh, laughter, giggle, chuckle, sneer, pout, snarl, sob, wink, expression, facial expression, demeanor, demeanour, attitude, half-smile, light smile, slight smile, gentle smile, soft smile, evil smile, seductive smile, poker face, open mouth, open-mouthed smile, open mouth smile, closed mouth, mouth open, parted lips, pursed lips, clenched teeth, gritted teeth, bared teeth, tongue out, raised eyebrow, raised eyebrows, furrowed brow, furrowed brows, knitted brow, puffed cheeks, flushed cheeks, half-closed eyes, half-lidded eyes, crying, tears, teary eyes, sweatdrop, embarrassment, blush, surprise, wide eyes, narrowed eyes, sad face, happy face, angry face, serious face, sleepy face, funny face, duckface, pouting, ahegao, smug face, straight face, deadpan, thousand-yard stare, puzzled look, naughty face, nervous smile, fang smile, grinning, smiling`
  },
  {
    pos: 'adjective',
    class: 'feeling',
    why: 'feelings and attitudes that show on a face',
    words: `happy, sad, angry, serious, calm, relaxed, focused, focussed, pensive, thoughtful, contemplative, surprised, shocked, startled, amazed, astonished, scared, frightened, terrified, afraid, fearful, worried, anxious, nervous, confused, puzzled, bewildered, bored, tired, sleepy, exhausted, weary, excited, cheerful, joyful, joyous, delighted, amused, playful, mischievous, sly, smug, proud, confident, determined, resolute, fierce, stern, stoic, solemn, somber, sombre, neutral, blank, expressionless, emotionless, indifferent, disinterested, curious, inquisitive, alert, attentive, suspicious, skeptical, sceptical, doubtful, shy, bashful, embarrassed, ashamed, guilty, lonely, melancholic, melancholy, wistful, dreamy, distant, vacant, tearful, crying, annoyed, irritated, grumpy, frustrated, furious, enraged, disgusted, contemptuous, haughty, arrogant, seductive, flirtatious, sultry, coy, friendly, warm, gentle, tender, loving, affectionate, kind, sincere, innocent, content, contented, satisfied, serene, peaceful, tranquil, composed, poised, intense, concentrated, concentrating, absorbed, intent, earnest, hopeful, hesitant, uncertain, unsure, wary, cautious, defiant, rebellious, unimpressed, deadpan, quizzical, apologetic, pleading, desperate, pained, agonized, agonised, grim, dour, sullen, sulky, moody, introspective, brooding, enigmatic, inscrutable, unreadable, knowing, wry, sarcastic, cheeky, silly, goofy, ecstatic, elated, euphoric, triumphant, jubilant, gleeful, merry, jolly, enthusiastic, eager, energetic, engaged, unamused, dazed, stunned, horrified, panicked, alarmed, concerned, sympathetic, compassionate, respectful, reverent, nostalgic, wide-eyed, open-mouthed, tight-lipped, stone-faced, stony-faced, straight-faced, poker-faced, bleary-eyed, smiling, laughing, grinning, frowning, scowling, smirking, crying, pouting, courteous, undaunted, composed, dignified, gloomy, scandalized, scandalised, unbothered, unfazed, perplexed, welcoming, aloof, impassive, placid, pleased, upset, distressed`
  },
  {
    pos: 'verb',
    class: 'feeling',
    only: true,
    why: 'what a face does',
    words: `smile, grin, smirk, frown, scowl, grimace, laugh, giggle, chuckle, sneer, pout, snarl, sob, cry, weep, wince, beam, glower, wink, cackle, sulk, blush, gasp, concentrate, scream, shout, yell, guffaw, snicker`
  },
  {
    pos: 'noun',
    class: 'feeling',
    why: 'feelings as things: "in delight", "with deep suspicion"',
    words: `joy, happiness, sadness, anger, fear, surprise, disgust, contempt, delight, amusement, pride, shame, guilt, embarrassment, confusion, concentration, determination, confidence, curiosity, suspicion, worry, concern, anxiety, excitement, enthusiasm, boredom, exhaustion, weariness, contentment, satisfaction, relief, disbelief, shock, astonishment, awe, wonder, horror, panic, grief, sorrow, despair, longing, affection, tenderness, love, mischief, defiance, introspection, contemplation, focus, intensity, resolve, serenity, nostalgia, frustration, annoyance, sarcasm, disdain, doubt, scepticism, skepticism, elation, glee, mirth, innocence, wistfulness, intent, bravado, patience, glee, rage, fury, pain, agony, ecstasy, anticipation`
  }
]
