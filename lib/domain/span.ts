/** A half-open stretch of time, `from` ≤ t < `to`, in epoch milliseconds. */
export type Span = { from: number; to: number };

/** As our API writes it, in ISO 8601. */
export function readSpan({ from, to }: { from: string; to: string }): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}

export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Sorted, disjoint spans; touching ones become one. */
export function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (span.to <= span.from) continue;
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

/** The parts of `whole` that none of `spans` holds. */
export function subtractSpans(whole: Span, spans: Span[]): Span[] {
  const gaps: Span[] = [];
  let from = whole.from;
  for (const span of mergeSpans(spans)) {
    if (span.to <= from) continue;
    if (span.from >= whole.to) break;
    if (span.from > from) gaps.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  if (from < whole.to) gaps.push({ from, to: whole.to });
  return gaps;
}
