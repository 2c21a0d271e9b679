/** As on a stopwatch: 0:07, 12:05, 3:00:41; what came before the start has a minus. */
export function printElapsed(elapsedMs: number): string {
  const sign = elapsedMs <= -1_000 ? "−" : "";
  const seconds = Math.floor(Math.abs(elapsedMs) / 1_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const parts = hours > 0 ? [String(hours), two(minutes)] : [String(minutes)];
  return `${sign}${[...parts, two(seconds % 60)].join(":")}`;
}
