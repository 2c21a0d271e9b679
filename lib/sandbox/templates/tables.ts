import { amountIn, type TemplateBuilder, type TemplateInput, toButton } from "./template";

const months = ["Jul", "Aug", "Sep"];

const row = ({ title, subtitle }: TemplateInput["choices"][number]) => [title, subtitle ?? ""];

export const tableTemplates: Record<string, TemplateBuilder> = {
  table: ({ text, choices, random }) => ({
    text,
    columns: [["Name"], ["Value", "right"]],
    table_design: random.pick(["regular", "responsive"]),
    elements: choices.map((choice) => ({ Values: row(choice) })),
    speech_hint: text,
  }),
  custom_table: ({ text, choices }) => ({
    text,
    columns: [["Name"], ["Action", "right"]],
    elements: choices.map((choice) => ({
      Values: [
        [choice.title, "text"],
        [choice.subtitle ?? choice.title, "button", toButton(choice)],
      ],
    })),
  }),
  mini_table: ({ text, choices, random }) => ({
    ...(random.chance(0.4) && { layout: "horizontal" }),
    text,
    elements: [
      {
        primary: choices
          .slice(0, 1)
          .map(({ title, subtitle }) => [title, subtitle ?? ""])
          .map(([title, value]) => [[title], [value, "right"]])[0],
        additional: choices.slice(1).map(row),
      },
    ],
  }),
  piechart: ({ text, choices, random }) => ({
    pie_type: random.pick(["regular", "donut", "donut_legend"]),
    text,
    elements: choices.map(({ title, subtitle }) => ({
      title,
      value: amountIn(subtitle ?? "").toFixed(1),
      displayValue: subtitle ?? "",
    })),
  }),
  barchart: ({ text, choices, random }) => ({
    text,
    direction: random.pick(["vertical", "horizontal"]),
    stacked: random.chance(0.3),
    X_axis: months,
    Auto_adjust_X_axis: "yes",
    elements: series({ text, choices, random }, months.length),
  }),
  linechart: ({ text, choices, random }) => ({
    text,
    X_axis: choices.map(({ title }) => title),
    headers: ["Day", "Rate"],
    Auto_adjust_X_axis: "yes",
    elements: series({ text, choices: choices.slice(0, 1), random }, choices.length),
  }),
};

function series({ choices, random }: TemplateInput, length: number): Record<string, unknown>[] {
  return choices.map(({ title, subtitle }) => {
    const base = amountIn(subtitle ?? "100") || 100;
    const values = Array.from({ length }, () => Math.round(base * (0.7 + 0.6 * random.next())));
    return { title, values, displayValues: values.map((value) => value.toLocaleString("en-US")) };
  });
}
