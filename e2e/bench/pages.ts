const dayMs = 86_400_000;
const end = Math.floor(Date.now() / dayMs) * dayMs;

/** Of messages; a page that a person looks at, and the largest that Kore gives (kore-contract 1.4). */
export const pageSizes = [100, 10_000];

/** The question whose answer has so many messages; the same for every call, so that every page is the same. */
export function pageBody(limit: number): Record<string, unknown> {
  const dates = { dateFrom: new Date(end - 6 * dayMs).toISOString(), dateTo: new Date(end).toISOString() };
  return { ...dates, limit };
}
