const sliceLength = 1_024;
/** A cut may fall into the last segment, or between a word, the sign after it and the word that the sign joins to it. */
const doubtful = 2;

type Granularity = "word" | "grapheme";
const segmenters = new Map<Granularity, Intl.Segmenter>();

/**
 * The segments of a text with their places. Engines take time by the square of the length of what they are given, so
 * it is given slice by slice; what stands at the end of one is read again with the next.
 */
export function* segmentText(segmenter: Intl.Segmenter, text: string): Generator<Intl.SegmentData> {
  let from = 0;
  let length = sliceLength;
  while (from < text.length) {
    const isLast = from + length >= text.length;
    const segments = [...segmenter.segment(text.slice(from, from + length))];
    const sure = isLast ? segments : segments.slice(0, -doubtful);
    // Less than a slice is sure of nothing: a long word.
    length = sure.length === 0 ? length * 2 : sliceLength;
    for (const segment of sure) yield { ...segment, index: from + segment.index };
    if (isLast) return;
    from += sure.reduce((sum, { segment }) => sum + segment.length, 0);
  }
}

/** Made when it is first needed, as that takes a while and a page may never need it. */
export function segmenterOf(granularity: Granularity): Intl.Segmenter {
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter("en", { granularity });
  segmenters.set(granularity, segmenter);
  return segmenter;
}
