import type {WordList} from '../word-list.ts'

/** Praise, mood, talk about the picture, doubt, writing in the picture. */
export const impression: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'praise',
    only: true,
    why: 'quality boosters and tagger ratings',
    words: `masterpiece, best quality, high quality, low quality, worst quality, normal quality, amazing quality, great quality, highres, high res, high-res, hi-res, absurdres, lowres, incredibly absurdres, high resolution, hd, uhd, full hd, 4k, 8k, 16k, 2k, 4k resolution, 8k resolution, 8k uhd, ultra hd, ultra-high resolution, 1080p, 60fps, newest, very aesthetic, award winner, work of art, attention to detail, high detail, fine detail, fine details, intricate detail, intricate details, incredible detail, extreme detail, trending on artstation, artstation, cgsociety, deviantart, pixiv, sharp focus, perfect composition, wallpaper quality, sfw, nsfw, safe, rating:safe, rating:general, rating:sensitive, rating:questionable, rating:explicit, rating:g, rating:s, rating:q, rating:e, rating safe, rating general, rating sensitive, rating questionable, rating explicit, rating g, rating s, rating q, rating e, rating pg, score 9, score 8, score 7, score 8 up, score 7 up, score 6 up, score 5 up, score 4 up, score 9 up, ultra detail, crisp detail, crisp details, stock quality, professional quality, studio quality, museum quality, realism quality`
  },
  {
    pos: 'adjective',
    class: 'praise',
    why: 'boosters without content',
    words: `detailed, highly detailed, highly-detailed, extremely detailed, ultra-detailed, ultra detailed, hyper-detailed, hyperdetailed, hyper detailed, very detailed, super detailed, insanely detailed, finely detailed, richly detailed, intricately detailed, intricate, award-winning, award winning, prize-winning, stunning, gorgeous, amazing, awesome, incredible, breathtaking, breath-taking, magnificent, spectacular, exquisite, superb, masterful, masterly, flawless, perfect, impeccable, remarkable, extraordinary, wonderful, fantastic, fabulous, marvelous, marvellous, splendid, sublime, phenomenal, outstanding, exceptional, excellent, brilliant, delightful, epic, iconic, impressive, captivating, mesmerizing, mesmerising, enchanting, eye-catching, striking, arresting, compelling, unforgettable, best, high-quality, high quality, top-quality, premium, professional, pro, crisp, ultra-sharp, ultra-crisp, high-resolution, high resolution, high-definition, ultra-realistic quality, beautiful, lovely, pretty, awe-inspiring, jaw-dropping, visually stunning, visually striking, trending, viral, cool, nice, great, charming, meticulous, meticulously crafted, lovingly crafted, beautifully crafted, expertly crafted, well-crafted, well crafted, beautifully composed, well-composed, well composed, exemplary, immaculate, virtuoso, dazzling, resplendent, elegant, delicious, adorable, cute, hilarious, dynamic, wow, artsy, super cute, aesthetic, very aesthetic, photogenic`
  },
  {
    pos: 'adverb',
    class: 'praise',
    why: 'boosting adverbs before participles',
    words: `beautifully, masterfully, exquisitely, meticulously, expertly, stunningly, gorgeously, impeccably, superbly, brilliantly, lovingly, wonderfully, breathtakingly, intricately, magnificently, delightfully, perfectly, visually, incredibly, highly`
  },
  {
    pos: 'noun',
    class: 'mood',
    only: true,
    why: 'words for the air of a picture; what describes them is mood',
    words: `mood, atmosphere, ambience, ambiance, vibe, vibes, feeling, feel, sense, aura, air, spirit, essence, charm, allure, mystique, drama, tension, suspense, tranquility, tranquillity, serenity, nostalgia, melancholy, mystery, wonder, whimsy, romance, solitude, loneliness, isolation, intimacy, energy, dynamism, grandeur, majesty, elegance, sophistication, warmth, cosiness, coziness, calm, calmness, peace, peacefulness, harmony, stillness, quietude, timelessness, unease, dread, menace, foreboding, doom, gloominess, anticipation, excitement, adventure, freedom, resilience, strength, fragility, vulnerability, innocence, purity, beauty, power, chaos, narrative, story, storytelling, symbolism, metaphor, undertone, overtone, emotion, passion, playfulness, joy, festivity, celebration, reverie, enchantment, magic, wonderment, immediacy, authenticity, togetherness, comradeship, camaraderie, hope, longing, desolation, tenderness, impression, connection, bond, journey, message, theme, quality of calm, poetry, lyricism, isolation, tone, comfort, luxury, intrigue, appeal`
  },
  {
    pos: 'adjective',
    class: 'mood',
    why: 'moods of a picture or scene',
    words: `serene, tranquil, peaceful, calm, calming, soothing, quiet, eerie, spooky, ominous, foreboding, haunting, mysterious, enigmatic, dreamy, dreamlike, dream-like, ethereal, otherworldly, magical, mystical, enchanted, whimsical, playful, nostalgic, melancholic, melancholy, somber, sombre, moody, brooding, dark and moody, gloomy, tense, suspenseful, dramatic, intense, epic, heroic, majestic, regal, romantic, intimate, cozy, cosy, homely, inviting, welcoming, warm, cheerful, joyful, joyous, festive, lively, vibrant, energetic, electrifying, exhilarating, thrilling, uplifting, hopeful, optimistic, heartwarming, wholesome, tender, poignant, wistful, bittersweet, lonely, desolate, bleak, contemplative, meditative, introspective, reflective, poetic, lyrical, atmospheric, evocative, emotive, emotional, surreal, unsettling, disturbing, creepy, sinister, menacing, gritty, raw, edgy, chaotic, hypnotic, timeless, sophisticated, refined, luxurious, opulent, glamorous, elegant, idyllic, pastoral, bucolic, rustic, quaint, carefree, relaxed, relaxing, humorous, comedic, comical, funny, lighthearted, light-hearted, satirical, ironic, absurd, spiritual, sacred, solemn, reverent, harmonious, balanced mood, laid-back, feel-good, theatrical, operatic, apocalyptic, post-apocalyptic, dystopian, utopian, claustrophobic, oppressive, immersive, tragic, triumphant, celebratory, jubilant, convivial, domestic, poetic, stoic, dignified, impersonal, clinical, stirring, rebellious, tongue-in-cheek, irreverent, dizzying, vertigo-inducing, stomach-churning, good-natured, sumptuous, unhurried, companionable, slapstick, comforting, understated, hushed, cinematic mood`
  },
  {
    pos: 'verb',
    class: 'evoke',
    why: 'what pictures do to feelings',
    words: `evoke, convey, create, exude, radiate, suggest mood, emanate, inspire, communicate, imbue, capture mood, instil, instill, invoke, embody, symbolize, symbolise, represent, reflect, brim, heighten, lend, recall, conjure, resonate, underscore, reinforce, impart, invite, enhance, contribute, add, give, infuse, intensify, express, elicit, stir, transport, conjure up`
  },
  {
    pos: 'noun',
    class: 'image',
    only: true,
    why: 'the picture itself as a thing that is talked about',
    words: `image, picture, photo, photograph, pic, shot, frame, scene, video, clip, footage, illustration, drawing, painting, artwork, piece, composition, render, rendering, sequence, animation, film, snapshot, depiction, portrayal, visual, capture, still, panel, portrait, poster, caption, description, sketch, work, tableau, artist, photographer, video clip, short video, short clip, video sequence, still image, view`
  },
  {
    pos: 'noun',
    class: 'viewer',
    only: true,
    why: 'who looks at the picture',
    words: `viewer, viewer's eye, viewer's attention, viewer's gaze, onlooker's eye, spectator's eye, beholder, audience's attention, observer, we, us, eye of the viewer`
  },
  {
    pos: 'noun',
    class: 'composition',
    only: true,
    why: 'talk of how the picture is arranged',
    words: `composition, focal point, focus, center of attention, centre of attention, center stage, centre stage, emphasis, visual interest, main subject, primary subject, rule of thirds, overall effect, overall impression, overall composition, visual impact, main focus, visual hierarchy, subject matter`
  },
  {
    pos: 'verb',
    class: 'depict',
    why: 'verbs by which a picture talks about itself',
    words: `show, depict, feature, capture, portray, present, display, showcase, illustrate, represent, highlight, focus, include, contain, describe, center, centre, open, begin, end, follow, reveal, demonstrate, convey, render, record, document, emphasise, emphasize, zoom, introduce, frame, offer, conclude`
  },
  {
    pos: 'verb',
    class: 'see',
    only: true,
    why: 'the viewer\'s verbs in the passive: "can be seen"',
    words: `see, view, spot, observe, notice, visible, glimpse, discern`
  },
  {
    pos: 'verb',
    class: 'seem',
    only: true,
    why: 'doubt as a verb',
    words: `seem, appear, look like`
  },
  {
    pos: 'adverb',
    class: 'hedge',
    why: 'doubt and guess',
    words: `possibly, perhaps, maybe, probably, likely, most likely, presumably, apparently, seemingly, evidently, arguably, conceivably, supposedly, potentially, approximately, roughly, ostensibly, most probably, quite possibly, very likely, reportedly, allegedly, by the look of it, by the looks of it, judging by, at a guess, it's unclear, it is unclear, unclear whether, what appears to be, what seems to be, what looks like, what looks to be, what could be, what might be, what is likely, what may be, might be, may be, could be, must be, would appear, can be inferred, it can be inferred, one suspects, or maybe, or perhaps, or possibly, i think, i guess, hard to tell, difficult to tell, some kind of, some sort of`
  },
  {
    pos: 'noun',
    class: 'writing',
    only: true,
    why: 'writing, logos, marks',
    words: `text, lettering, writing, word, words, letters, logo, watermark, signature, caption text, subtitle, subtitles, speech bubble, speech balloon, thought bubble, thought balloon, word balloon, inscription, slogan, headline, title, title card, typography, handwriting, calligraphy, numbers, date stamp, timestamp, time stamp, graffiti, barcode, monogram, engraving text, credits, artist name, artist signature, web address, url, username, twitter username, patreon username, copyright, copyright name, artist logo, english text, japanese text, chinese text, korean text, sound effects, onomatopoeia, kanji, hieroglyphs, hashtag, brand name, brand logo, banner text, chyron`
  },
  {
    pos: 'noun',
    class: 'mark',
    why: 'writing that has no other sense',
    words: `watermark, signature, artist signature, artist logo, artist name, lettering, text, english text, logo, speech bubble, speech balloon, word balloon, thought bubble, thought balloon, caption text, subtitle, subtitles, inscription, timestamp, time stamp, date stamp, username, twitter username, patreon username, web address, signpost text, title card, hashtag`
  },
  {
    pos: 'verb',
    class: 'write',
    why: 'what carries writing',
    words: `read, say, spell, write, print, label, inscribe, engrave, emblazon, sign, letter, stencil, mark, stamp, caption`
  },
  {
    pos: 'verb',
    class: 'lend',
    why: 'verbs that add an impression to something named: only what they add can be mood, talk of the picture where they name the picture',
    words: `create, give, add, lend, contribute, enhance, reinforce, impart, bring, establish, heighten, deepen, underscore, emphasise, emphasize, accentuate, complement, complete, draw, guide, direct, invite, command, capture, highlight, strengthen, amplify, intensify, infuse, imbue, provide, offer, produce, achieve, ensure, allow, make, balance, ground, anchor, unify, soften, elevate, enrich, showcase, contrast, frame, isolate, dominate, attract, demand, grab, pull, lead, keep, leave, punctuate, round, reflect, represent, recall, embody, express, brim, resonate, transport, symbolize, symbolise`
  },
  {
    pos: 'adjective',
    class: 'state',
    why: 'praise that as often tells something of the thing itself: it counts of the picture and by itself',
    words: `crisp, dynamic, cool, perfect, great, professional, pro, nice, aesthetic, brilliant, excellent, intricate, delicious, best, iconic, premium, striking, hilarious, wow`
  }
]
