export interface PageRequest {
  skip: number;
  limit: number;
}

export interface Page<T> {
  items: T[];
  total: number;
  moreAvailable: boolean;
}

/** Takes one page out of the rows; `estimateTotal` stands in once more rows follow than the budget allows to count. */
export async function takePage<T>(
  rows: AsyncIterable<T>,
  { skip, limit }: PageRequest,
  estimateTotal: (counted: number, last: T) => number,
  budget: number,
): Promise<Page<T>> {
  const items: T[] = [];
  let counted = 0;
  for await (const row of rows) {
    counted++;
    if (counted <= skip) continue;
    if (items.length < limit) items.push(row);
    else if (counted > skip + limit + budget) {
      return { items, total: Math.max(counted, estimateTotal(counted, row)), moreAvailable: true };
    }
  }
  return { items, total: counted, moreAvailable: counted > skip + limit };
}

/** Several bots' rows, each in order, as one list in that order. */
export async function* mergeRows<T>(
  sources: readonly AsyncGenerator<T>[],
  compare: (a: T, b: T) => number,
): AsyncGenerator<T> {
  const [only] = sources;
  if (only && sources.length === 1) {
    yield* only;
    return;
  }
  const heads = await Promise.all(sources.map(async (source) => ({ source, next: await source.next() })));
  for (;;) {
    let best: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      if (!best || best.next.done || compare(head.next.value, best.next.value) < 0) best = head;
    }
    if (!best || best.next.done) return;
    yield best.next.value;
    best.next = await best.source.next();
  }
}
