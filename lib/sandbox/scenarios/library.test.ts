import { describe, expect, test } from "vitest";
import { People } from "../generate/people";
import { Random } from "../generate/random";
import { Slots } from "../generate/slots";
import { languageOf } from "../languages/languages";
import { templateNames } from "../templates/build-template";
import { scenariosOf, type Trade } from "./library";
import { parseScenarios } from "./parse-scenarios";
import type { Step } from "./scenario";

const trades: readonly Trade[] = ["bank", "travel"];
const codes = ["en", "es", "ja", "ar", "th"];

function flatten(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => ("steps" in step ? [step, ...flatten(step.steps)] : [step]));
}

function textsOf(step: Step): string[] {
  const texts = "texts" in step ? [...step.texts] : [];
  if (step.kind !== "template") return texts;
  return [
    ...texts,
    ...step.options.flatMap(({ title, payload, subtitle }) => [title, payload, subtitle ?? ""]),
  ];
}

const person = new People(1, "st-1", [["en", 1]], 80).person(1);

describe.each(trades)("the %s's scripts", (trade) => {
  test.each(codes)("in %s can all be played", (code) => {
    const scenarios = scenariosOf(trade, code);
    const language = languageOf(code);
    const speaker = { person, language, brand: "B", trade, agent: "Ana", startAt: Date.parse("2026-03-18") };
    const slots = new Slots(new Random(1), speaker);
    slots.set("agent", "Ana");
    slots.set("pick", "First");
    for (const scenario of scenarios) {
      const steps = flatten(scenario.steps);
      const payloads = steps.flatMap((step) =>
        step.kind === "template" ? step.options.map((option) => option.payload) : [],
      );
      for (const step of steps) {
        if (step.kind === "template") expect(templateNames).toContain(step.template);
        if (step.kind === "when") for (const payload of step.payloads) expect(payloads).toContain(payload);
        for (const text of textsOf(step)) expect(slots.fill(text)).not.toMatch(/\{[a-zA-Z0-9]+\}| :: |\|/);
      }
      expect(steps.some((step) => step.kind === "user" || step.kind === "press")).toBe(true);
    }
  });

  test.each(codes)("in %s tell enough different stories, with and without an agent", (code) => {
    const scenarios = scenariosOf(trade, code);
    expect(scenarios.length).toBeGreaterThanOrEqual(code === "en" ? 18 : 5);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(scenarios.some(({ handover }) => handover)).toBe(true);
    expect(scenarios.filter(({ handover }) => !handover).length).toBeGreaterThan(1);
  });
});

describe("the script notation", () => {
  test("reads steps, choices and blocks", () => {
    const [scenario] = parseScenarios(`
= id weight=3 task=Do_It
< one | two
>> button Sure? :: Yes=yes // subtitle | No
? yes
> good
.
??
% 0.5
@+
%%
~ 0.1
# s name=value`);
    expect(scenario).toEqual({
      id: "id",
      task: "Do It",
      weight: 3,
      handover: true,
      steps: [
        { kind: "user", texts: ["one", "two"] },
        {
          kind: "template",
          template: "button",
          texts: ["Sure?"],
          options: [
            { title: "Yes", payload: "yes", subtitle: "subtitle" },
            { title: "No", payload: "No" },
          ],
        },
        { kind: "when", payloads: ["yes"], steps: [{ kind: "bot", texts: ["good"] }, { kind: "stop" }] },
        { kind: "optional", chance: 0.5, steps: [{ kind: "join" }] },
        { kind: "drop", chance: 0.1 },
        { kind: "tag", scope: "session", name: "name", value: "value" },
      ],
    });
  });

  test("names the line it cannot read", () => {
    expect(() => parseScenarios("= id\nhello")).toThrow("not a script line: hello");
  });
});
