import type {WordList} from '../word-list.ts'

/** Light, shadow, exposure. */
export const lighting: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'light',
    why: 'light and its sources named for their light; lighting set-ups of photographers',
    words: `light, lighting, sunlight, sunshine, sunbeam, sun beam, sun rays, moonlight, starlight, daylight, candlelight, firelight, lamplight, torchlight, streetlight glow, spotlight, limelight, floodlight, stage light, footlight, backlight, backlighting, rim light, rim lighting, rim-light, key light, fill light, side light, sidelight, side lighting, top light, underlighting, studio lighting, studio light, natural light, natural lighting, ambient light, ambient lighting, ambient occlusion lighting, soft light, soft lighting, hard light, harsh light, window light, north light, golden light, golden hour light, golden hour lighting, golden hour, blue hour light, neon light, neon lights, neon glow, neon sign glow, fluorescent light, fluorescents, tungsten light, softbox, ring light, on-camera flash, flashlight beam, strobe, volumetric light, volumetric lighting, volumetric light rays, god rays, crepuscular rays, light rays, ray of light, light shaft, sunray, beam of light, light beam, shaft of light, shafts of light, glow, glimmer, glint, gleam, glare, radiance, illumination, specular highlight, specular highlights, reflection, caustics, contrast lighting, rembrandt lighting, butterfly lighting, split lighting, loop lighting, low-key lighting, low key lighting, high-key lighting, high key lighting, high key, low key, high-key, low-key, chiaroscuro, chiaroscuro lighting, cinematic lighting, dramatic lighting, moody lighting, bokeh lights, light source, candle glow, firelight, luminescence, bioluminescence, luminosity, aureole, sunset light, light trails, day lighting, diffuse light`
  },
  {
    pos: 'noun',
    class: 'shadow',
    only: true,
    why: 'shadow',
    words: `shadow, shade, penumbra, darkness, gloom, drop shadow, cast shadow, shadows, half-light, dimness, murk, shadow play, hard shadow, soft shadow`
  },
  {
    pos: 'adjective',
    class: 'light',
    why: 'lit how',
    words: `lit, backlit, back-lit, sunlit, sun-lit, moonlit, candlelit, candle-lit, torchlit, lamplit, firelit, neon-lit, dimly lit, dimly-lit, brightly lit, brightly-lit, softly lit, softly-lit, well-lit, well lit, poorly lit, warmly lit, starlit, floodlit, spotlit, unlit, side-lit, sidelit, rim-lit, underlit, under-lit, top-lit, overexposed, underexposed, over-exposed, under-exposed, blown-out, blown out, high-contrast lighting, shadowy, shadowed, shaded, dappled, sun-dappled, sun-drenched, sundrenched, sun-kissed, sunbathed, glowing, luminous, radiant, gleaming, shimmering, glinting, dim, dark, murky, gloomy, bright, ill-lit, harshly lit, silhouetted, incandescent, fluorescent, phosphorescent, strobing, illuminated, softly illuminated, warmly illuminated, dimly illuminated, brightly illuminated, evenly lit, dramatically lit, naturally lit, well-illuminated, half-lit, lamp-lit, gaslit, spotlighted, fire-lit, neon lit, sun lit, moon lit`
  },
  {
    pos: 'verb',
    class: 'light',
    why: 'what light does',
    words: `light, illuminate, glow, shine, gleam, glint, glimmer, shimmer, glitter, sparkle, cast, filter, stream, beam, bathe, flood, flicker, flare, dapple, backlight, silhouette, highlight, brighten, darken, dim, shade, reflect, refract, rim, spill, pour, throw, wash, seep, slant, rake, diffuse, spotlight, twinkle, radiate, catch, fall, strobe, pool, burnish, underlight, overexpose, bounce, blaze, dazzle, pierce, paint, play, glance, tint, emit`
  },
  {
    pos: 'adjective',
    class: 'state',
    why: 'words for light that as often tell the colour or surface of a thing: they count where light itself is spoken of',
    words: `dark, bright, dim, glowing, gleaming, luminous, radiant, silhouetted, shaded, shadowed, murky, gloomy, sun-kissed, incandescent, fluorescent, strobing, illuminated, glinting, shimmering, blown out, blown-out, shadowy, dappled, lit, phosphorescent`
  }
]
