import "server-only";

export type Sample = { name: string; labels: Record<string, string>; value: number };

/** What Prometheus would read. Throws at a line that it would not. */
export function parseExposition(text: string): Sample[] {
  return text.split("\n").flatMap((line) => {
    if (line === "" || /^# (HELP|TYPE) [a-z_]+ ?/.test(line)) return [];
    const [, name = "", labels = "", value = ""] =
      /^([a-z_]+)(?:\{((?:\w+="(?:[^"\\]|\\.)*",?)*)\})? (\S+)$/.exec(line) ?? [];
    if (!name || (Number.isNaN(Number(value)) && value !== "Nan" && value !== "+Inf")) {
      throw new Error(`This is no line of metrics: ${line}`);
    }
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", of = ""]) => [
      key,
      of,
    ]);
    return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
  });
}

export function findSample(samples: Sample[], name: string, labels: Record<string, string> = {}) {
  return samples.find(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([key, of]) => sample.labels[key] === of),
  )?.value;
}
