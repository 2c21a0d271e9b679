import "server-only";
import type { ContentOf, FormField } from "@/lib/domain/message-content";
import { allWords, object, objects, words } from "../fields";
import { readOption, readOptions } from "../read-options";
import type { JsonObject } from "../reading";

type Form = ContentOf<"form">;

export function readForm(type: string, payload: JsonObject): Form {
  const fields = objects(payload.formFields);
  return {
    kind: "form",
    type,
    texts: allWords(payload.heading, payload.title, payload.text, payload.description),
    options: [
      ...fields.flatMap(({ fieldButton }) => readOption(fieldButton) ?? []),
      ...readOptions(payload.buttons),
    ],
    isLinked: false,
    fields: fields.map((field) => ({
      label: words(field.label, field.title, field.name),
      hint: words(field.placeholder),
      value: "",
      isSecret: /password|pin|otp/i.test(words(field.type)),
    })),
  };
}

/** A form behind a link; the link has run out long before anybody reads this, and is not shown. */
export function readLinkedForm(type: string, payload: JsonObject, formData: JsonObject): Form {
  return {
    ...readForm(type, payload),
    texts: allWords(payload.heading, payload.title, payload.text, formData.displayName ?? formData.name),
    options: readOptions(payload.buttons),
    isLinked: true,
  };
}

/** Never the secret itself: a form for a code shows where it went and how long it is. */
export function readSecret(type: string, payload: JsonObject): Form {
  const labels = allWords(payload.enterPinTitle, payload.reEnterPinTitle);
  const secrets = (labels.length > 0 ? labels : [""]).map(
    (label): FormField => ({ label, hint: "", value: "", isSecret: true }),
  );
  return {
    kind: "form",
    type,
    texts: allWords(
      payload.title,
      payload.description,
      payload.text,
      payload.mobileNumber,
      payload.warningMessage,
    ),
    options: [...readOptions(payload.otpButtons), ...readOptions(payload.resetButtons)],
    isLinked: false,
    fields: secrets,
  };
}

/** A day, days or a time to pick: the ends that were allowed stand in the fields. */
export function readPicker(type: string, payload: JsonObject): Form {
  const ends = [words(payload.startDate), words(payload.endDate)].filter(Boolean);
  return {
    kind: "form",
    type,
    texts: allWords(payload.title, payload.text, payload.text_message),
    options: readOptions(payload.buttons),
    isLinked: false,
    fields: ends.length > 0 ? [{ label: "", hint: "", value: ends.join(" – "), isSecret: false }] : [],
  };
}

/** What a user put into a form: names and values, or the words alone. */
export function readAnswers(type: string, values: JsonObject): Form {
  const fields = Object.entries(values).flatMap(([label, value]): FormField[] => {
    const text = Array.isArray(value) ? value.map((item) => words(item)).join(", ") : words(value);
    const nested = words(object(value).value, object(value).label);
    if (secretName.test(label)) return [{ label, hint: "", value: "", isSecret: true }];
    return [{ label, hint: "", value: text || nested || printed(value), isSecret: false }];
  });
  return { kind: "form", type, texts: [], options: [], isLinked: false, fields };
}

const secretName = /passw|\bpin\b|otp|cvv|cvc|secret/i;

function printed(value: unknown): string {
  return typeof value === "boolean" ? String(value) : "";
}
