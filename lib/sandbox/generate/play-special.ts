import { buildTemplate } from "../templates/build-template";
import { isWeb } from "./channels";
import { type Dialogue, textOf } from "./dialogue";
import { uuid } from "./ids";
import type { Message } from "./session";

type Play = (dialogue: Dialogue, text: string) => void;

/** The records of a dialogue that are not simply something said: alerts, files, forms, … */
const specials: Record<string, Play> = {
  alert: (dialogue, text) => {
    dialogue.wait(300, 900);
    dialogue.add("outgoing", {
      component: { cT: "alert", data: { text } },
      source: 0,
      ...sender(dialogue),
      spoken: text,
    });
  },
  action: (dialogue, text) => {
    dialogue.wait(200, 600);
    dialogue.add("outgoing", {
      component: { cT: "action", data: { text } },
      source: 2,
      ...sender(dialogue),
      spoken: text,
    });
  },
  otp: (dialogue) => {
    if (!isWeb(dialogue.channel)) return;
    const choices = [{ title: dialogue.slots.fill("{phoneMasked}"), payload: "" }];
    dialogue.wait(200, 500);
    const template = buildTemplate("otpValidationTemplate", {
      text: "One-time code",
      choices,
      random: dialogue.random,
    });
    dialogue.add("outgoing", { ...textOf(JSON.stringify(template)), ...sender(dialogue) });
  },
  image: (dialogue, fileName) => {
    if (dialogue.voice) return;
    dialogue.wait(4_000, 20_000);
    const url = fileUrl(dialogue, fileName);
    const small = {
      _id: `th-${uuid(dialogue.random)}`,
      width: 320,
      height: 240,
      size: "10240",
      url: `${url}&size=small`,
    };
    dialogue.add("incoming", {
      component: { cT: "image", data: { url, fileName }, thumbnails: [small] },
      source: 3,
      withAgent: dialogue.agent !== undefined,
    });
  },
  picture: (dialogue, fileName) => sendMedia(dialogue, "image", fileUrl(dialogue, fileName), fileName),
  voicemail: (dialogue, fileName) => {
    dialogue.wait(12_000, 50_000);
    const data = { url: fileUrl(dialogue, fileName), fileName };
    const author = { id: dialogue.person.userId, type: "VOICEMAIL" };
    dialogue.add("incoming", { component: { cT: "audio", data }, source: 3, author });
  },
  file: (dialogue, fileName) => {
    const url = fileUrl(dialogue, fileName);
    if (dialogue.voice || dialogue.random.chance(0.6)) {
      sendMedia(dialogue, "document", url, fileName);
      return;
    }
    dialogue.wait(400, 1_200);
    dialogue.add("outgoing", { component: { cT: "filelink", data: { url, fileName } }, ...sender(dialogue) });
  },
  link: (dialogue, url) => sendMedia(dialogue, "link", url),
  form: (dialogue, name) => {
    if (!isWeb(dialogue.channel)) return;
    const formId = `frm-${uuid(dialogue.random)}`;
    const template = buildTemplate("button", {
      text: name,
      choices: [{ title: name, payload: "form" }],
      random: dialogue.random,
    });
    const formData = {
      formLink: `https://forms.sandbox.example/${formId}`,
      renderType: dialogue.random.pick(["pop-up", "inline"]),
      formLinkExpiry: 900,
      submitExpiry: 3_600,
      formId,
      name: name.replaceAll(" ", ""),
      displayName: name,
    };
    dialogue.wait(300, 900);
    dialogue.add("outgoing", { ...textOf(JSON.stringify({ ...template, formData })), ...sender(dialogue) });
    dialogue.wait(30_000, 160_000);
    const secured = dialogue.random.chance(0.5);
    const values = {
      fullName: `${dialogue.person.firstName} ${dialogue.person.lastName}`,
      phone: dialogue.person.phone,
    };
    dialogue.add("incoming", {
      ...textOf(secured ? "********" : JSON.stringify(values)),
      source: 3,
      author: formAuthor(dialogue, formId, name, secured),
      ...(secured && { secureValues: values }),
    });
  },
};

export function playSpecial(kind: string, text: string, dialogue: Dialogue): void {
  const play = specials[kind];
  if (!play) throw new Error(`unknown special record ${kind}`);
  play(dialogue, dialogue.slots.fill(text));
}

/** Media as the channel can show it; nobody reads an address out on the telephone. */
function sendMedia(dialogue: Dialogue, type: string, url: string, name?: string): void {
  if (dialogue.voice) return;
  dialogue.wait(400, 1_200);
  const plain = name === undefined ? url : `${name}: ${url}`;
  const text = isWeb(dialogue.channel)
    ? JSON.stringify({ type, payload: { url, ...(name !== undefined && { name }) } })
    : plain;
  dialogue.add("outgoing", { ...textOf(text), ...sender(dialogue) });
}

function formAuthor(
  dialogue: Dialogue,
  formId: string,
  name: string,
  isSecuredForm: boolean,
): Record<string, unknown> {
  return {
    id: dialogue.person.userId,
    type: "FORM",
    formId,
    formName: name,
    isSecuredForm,
    aId: `a-${uuid(dialogue.random)}`,
    iId: `st-${uuid(dialogue.random)}`,
    fId: `form-${uuid(dialogue.random)}`,
  };
}

/** The agent while there is one, and the task otherwise. */
function sender({ agent, task }: Dialogue): Pick<Message, "agent" | "task" | "withAgent"> {
  if (agent) return { agent, withAgent: true };
  return task === undefined ? {} : { task };
}

function fileUrl(dialogue: Dialogue, fileName: string): string {
  return `https://files.sandbox.example/${uuid(dialogue.random)}/${encodeURIComponent(fileName)}?token=${dialogue.random.int(100_000_000, 999_999_999)}`;
}
