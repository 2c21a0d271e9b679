import { type GalleryItem, gallery } from "../scenarios/gallery";
import { buildTemplate, templateNames } from "../templates/build-template";
import { type Dialogue, textOf } from "./dialogue";

const choices = [
  { title: "First", payload: "one", subtitle: "12.50" },
  { title: "Second", payload: "two", subtitle: "7.25" },
  { title: "Website", payload: "https://help.sandbox.example", subtitle: "3.00" },
];

const steps = templateNames.length + gallery.length;

/** A developer tries what the bot can show: a few neighbours out of the whole catalogue, another few each time. */
export function playGallery(dialogue: Dialogue): void {
  dialogue.task = "Template Gallery";
  const first = dialogue.random.int(0, steps - 1);
  for (let step = first; step < first + 8; step++) {
    const item = itemAt(step % steps, dialogue);
    dialogue.userSays(item.ask);
    show(item, dialogue);
  }
  dialogue.tasksDoneAt.push(dialogue.now);
}

function itemAt(position: number, dialogue: Dialogue): GalleryItem {
  const name = templateNames[position];
  if (name === undefined) return gallery[position - templateNames.length] ?? { ask: "test blank", text: " " };
  const text = JSON.stringify(
    buildTemplate(name, { text: "Please choose", choices, random: dialogue.random }),
  );
  return { ask: `test template ${name}`, text };
}

function show(item: GalleryItem, dialogue: Dialogue): void {
  dialogue.wait(300, 1_200);
  const draft = item.component
    ? { component: item.component, source: sourceOf(item.component.cT) }
    : textOf(item.text ?? "");
  dialogue.add(item.incoming ? "incoming" : "outgoing", { ...draft, task: "Template Gallery" });
}

function sourceOf(cT: string): 0 | 2 | 3 {
  if (cT === "alert") return 0;
  return cT === "action" ? 2 : 3;
}
