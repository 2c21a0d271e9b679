import "server-only";
import type { ContentOf } from "@/lib/domain/message-content";
import { allWords, objects, texts, words } from "../fields";
import type { JsonObject } from "../reading";

type Chart = ContentOf<"chart">;

export function readPie(type: string, payload: JsonObject): Chart {
  const slices = objects(payload.elements);
  return {
    ...base(type, payload, "pie"),
    isDonut: words(payload.pie_type).startsWith("donut"),
    categories: slices.map(({ title }) => words(title)),
    series: [
      {
        title: "",
        values: slices.map(({ value }) => readNumber(value)),
        labels: slices.map(({ displayValue, value }) => words(displayValue, value)),
      },
    ],
  };
}

export function readSeriesChart(chart: "bar" | "line") {
  return (type: string, payload: JsonObject): Chart => ({
    ...base(type, payload, chart),
    // Kore's widget draws `vertical` as standing bars; its other word is `horizontal`.
    isHorizontal: words(payload.direction) === "horizontal",
    isStacked: payload.stacked === true,
    categories: texts(payload.X_axis),
    series: objects(payload.elements).map(({ title, values, displayValues }) => {
      const numbers = Array.isArray(values) ? values : [];
      const labels = Array.isArray(displayValues) ? displayValues : [];
      return {
        title: words(title),
        values: numbers.map(readNumber),
        labels: numbers.map((value, index) => words(labels[index], value)),
      };
    }),
  });
}

function base(type: string, payload: JsonObject, chart: Chart["chart"]): Chart {
  return {
    kind: "chart",
    type,
    texts: allWords(payload.title, payload.text),
    options: [],
    chart,
    isDonut: false,
    isHorizontal: false,
    isStacked: false,
    headers: texts(payload.headers),
    categories: [],
    series: [],
  };
}

/** Bots write numbers as texts, at times with a sign of currency or commas. */
function readNumber(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const number = Number.parseFloat(words(value).replace(/[^\d.eE+-]/g, ""));
  return Number.isFinite(number) ? number : null;
}
