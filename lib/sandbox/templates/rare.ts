import { picture, type TemplateBuilder, toAction, toButton } from "./template";

/** Shapes that Kore documents loosely or only names, so a viewer has to cope without knowing them. */
const loose: TemplateBuilder = ({ text, choices }) => ({
  title: text,
  elements: choices.map((choice) => ({
    title: choice.title,
    subtitle: choice.subtitle ?? "",
    icon: picture(choice.payload),
    default_action: toAction(choice),
    actions: [toButton(choice)],
  })),
  buttons: choices.slice(0, 2).map(toButton),
});

const names = [
  "carouselAdv",
  "picker",
  "contactCardTemplate",
  "pdfdownload",
  "buttonLinkTemplate",
  "beneficiaryTemplate",
  "Notification",
  "List_widget",
  "digitalForm",
  "narrator",
  "kora_carousel",
  "announcement_carousel",
  "kora_search_carousel",
  "pick_slot_template",
  "meeting_confirmation",
  "calendar_events",
  "files_search_carousel",
  "attendee_slots_template",
  "kora_welcome_carousel",
  "cancel_calendar_events",
  "task_list_preview",
  "kora_contact_lookup",
  "kora_universal_search",
  "proposeTimes",
  "bankingFeedbackTemplate",
  "FeedbackTemplate",
];

export const rareTemplates: Record<string, TemplateBuilder> = Object.fromEntries(
  names.map((name) => [name, loose]),
);
