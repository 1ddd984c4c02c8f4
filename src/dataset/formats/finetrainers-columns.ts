/**
 * The columns of Parquet files, and the extensions of members in webdataset shards, that finetrainers takes for captions; of
 * several it picks one at random for each sample (finetrainers/data/dataset.py L39).
 */
export const finetrainersColumns: readonly string[] = [
  ...['txt', 'text', 'caption', 'captions', 'short_caption', 'long_caption'],
  ...['prompt', 'prompts', 'short_prompt', 'long_prompt', 'description', 'descriptions'],
  ...['alt_text', 'alt_texts', 'alt_caption', 'alt_captions', 'alt_prompt', 'alt_prompts'],
  ...['alt_description', 'alt_descriptions'],
  ...[
    'image_description',
    'image_descriptions',
    'image_caption',
    'image_captions',
    'image_prompt',
    'image_prompts'
  ],
  ...['image_alt_text', 'image_alt_texts', 'image_alt_caption', 'image_alt_captions'],
  ...['image_alt_prompt', 'image_alt_prompts', 'image_alt_description', 'image_alt_descriptions'],
  ...[
    'video_description',
    'video_descriptions',
    'video_caption',
    'video_captions',
    'video_prompt',
    'video_prompts'
  ],
  ...['video_alt_text', 'video_alt_texts', 'video_alt_caption', 'video_alt_captions'],
  ...['video_alt_prompt', 'video_alt_prompts', 'video_alt_description']
]
