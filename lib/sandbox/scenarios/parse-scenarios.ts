import type { Option, Scenario, Step } from "./scenario";

const scopes = { s: "session", u: "user", m: "message" } as const;

/**
 * Reads the script notation of this folder, one step a line, alternatives between ` | `:
 * `= id weight=n task=Name` begins a scenario; `<` the user says, `<*` presses an option (`<*2` the second),
 * `!` says something that is not understood; `>` the bot says, `>> template text :: title=payload | title // subtitle`
 * shows a template; `@` the agent says, `@+` joins, `@-` leaves; `* kind text` is a special record; `~ p` may end the
 * dialogue here; `% p` … `%%` may leave out a part; `? payload, payload` … `??` is played when one of them was pressed;
 * `.` ends the scenario; `# s|u|m name=value` sets a tag. `\\n` in a text is a line break.
 */
export function parseScenarios(script: string): Scenario[] {
  const scenarios: Scenario[] = [];
  const lines = script.split("\n").map((line) => line.trim());
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("= ")) continue;
    const end = lines.findIndex((other, position) => position > index && other.startsWith("= "));
    scenarios.push(parseScenario(line, lines.slice(index + 1, end === -1 ? undefined : end)));
  }
  return scenarios;
}

function parseScenario(header: string, lines: readonly string[]): Scenario {
  const [id = "", ...settings] = header.slice(2).split(" ");
  const values = new Map(settings.map((setting) => setting.split("=") as [string, string]));
  const { steps } = parseSteps(lines.filter(Boolean), 0);
  return {
    id,
    task: (values.get("task") ?? id).replaceAll("_", " "),
    weight: Number(values.get("weight") ?? 5),
    handover: hasJoin(steps),
    steps,
  };
}

function parseSteps(lines: readonly string[], from: number): { steps: Step[]; next: number } {
  const steps: Step[] = [];
  let position = from;
  while (position < lines.length) {
    const line = lines[position] ?? "";
    position++;
    if (line === "%%" || line === "??") break;
    if (line.startsWith("% ")) {
      const inner = parseSteps(lines, position);
      steps.push({ kind: "optional", chance: Number(line.slice(2)), steps: inner.steps });
      position = inner.next;
    } else if (line.startsWith("? ")) {
      const inner = parseSteps(lines, position);
      const payloads = line
        .slice(2)
        .split(",")
        .map((payload) => payload.trim());
      steps.push({ kind: "when", payloads, steps: inner.steps });
      position = inner.next;
    } else {
      steps.push(parseStep(line));
    }
  }
  return { steps, next: position };
}

function parseStep(line: string): Step {
  const mark = line.split(" ", 1)[0] ?? "";
  const rest = line.slice(mark.length).trim();
  if (mark.startsWith("<*")) return { kind: "press", ...(mark[2] && { option: Number(mark[2]) - 1 }) };
  switch (mark) {
    case "<":
      return { kind: "user", texts: alternatives(rest) };
    case "!":
      return { kind: "miss", texts: alternatives(rest) };
    case ">":
      return { kind: "bot", texts: alternatives(rest) };
    case ">>":
      return parseTemplate(rest);
    case "@":
      return { kind: "agent", texts: alternatives(rest) };
    case ".":
      return { kind: "stop" };
    case "@+":
      return { kind: "join" };
    case "@-":
      return { kind: "leave" };
    case "~":
      return { kind: "drop", chance: Number(rest) };
    case "*": {
      const special = rest.split(" ", 1)[0] ?? "";
      return { kind: "special", special, texts: alternatives(rest.slice(special.length).trim()) };
    }
    case "#": {
      const [, scope = "", name = "", value = ""] = /^([sum]) ([^=]+)=(.*)$/.exec(rest) ?? [];
      if (scope === "s" || scope === "u" || scope === "m")
        return { kind: "tag", scope: scopes[scope], name, value };
    }
  }
  throw new Error(`not a script line: ${line}`);
}

function parseTemplate(rest: string): Step {
  const template = rest.split(" ", 1)[0] ?? "";
  const [text = "", list = ""] = rest.slice(template.length).split(/ ::(?: |$)/);
  return {
    kind: "template",
    template,
    texts: [text.trim()],
    options: alternatives(list).filter(Boolean).map(parseOption),
  };
}

function parseOption(text: string): Option {
  const [head = "", subtitle] = text.split(" // ");
  const [title = "", payload = title] = head.split("=");
  return { title, payload, ...(subtitle !== undefined && { subtitle }) };
}

function alternatives(text: string): string[] {
  return text.split(" | ").map((part) => part.trim().replaceAll("\\n", "\n"));
}

function hasJoin(steps: readonly Step[]): boolean {
  return steps.some((step) => step.kind === "join" || ("steps" in step && hasJoin(step.steps)));
}
