import { picture, type TemplateBuilder, toAction, toButton } from "./template";

const listItems: (input: Parameters<TemplateBuilder>[0]) => Record<string, unknown>[] = ({ choices }) =>
  choices.map((choice) => ({
    title: choice.title,
    description: choice.subtitle ?? "",
    icon: picture(choice.payload),
    headerOptions: [{ type: "text", value: choice.subtitle ?? "", contentStyles: { color: "#16a34a" } }],
    textInformation: [{ title: choice.subtitle ?? "", icon: picture("info") }],
    buttons: [toButton(choice)],
    isCollapsed: true,
    view: "default",
  }));

export const cardTemplates: Record<string, TemplateBuilder> = {
  advancedListTemplate: (input) => ({
    title: input.text,
    description: "",
    listViewType: "nav",
    isSearchEnabled: input.random.chance(0.3),
    listItems: listItems(input),
  }),
  advancedMultiListTemplate: (input) => ({
    title: input.text,
    elements: [{ title: input.text, listViewType: "button", listItems: listItems(input) }],
  }),
  cardTemplate: ({ choices }) => ({
    cards: choices.map((choice) => ({
      cardHeading: {
        title: choice.title,
        description: choice.subtitle ?? "",
        icon: picture(choice.payload),
        headerStyles: { color: "#0f172a" },
      },
      cardDescription: (choice.subtitle ?? "").split(", ").map((title) => ({ title, icon: picture("dot") })),
      cardContentStyles: { border: "1px solid #e2e8f0" },
      buttons: [{ ...toButton(choice), buttonStyles: { background: "#4338ca" } }],
      default_action: toAction(choice),
    })),
  }),
  articleTemplate: ({ choices }) => ({
    elements: choices.map((choice) => ({
      title: choice.title,
      description: choice.subtitle ?? "",
      icon: picture("article"),
      button: {
        type: "url",
        title: choice.title,
        url: `https://help.sandbox.example/${encodeURIComponent(choice.payload)}`,
      },
      createdOn: "Created 02 Jan 2026",
      updatedOn: choice.subtitle ?? "",
    })),
    showmore: choices.length > 1,
    displayLimit: 1,
  }),
  checkListTemplate: ({ text, choices, random }) => ({
    title: text,
    displayLimit: 3,
    showMore: true,
    elements: choices.map((choice) => ({
      title: choice.title,
      taskProgress: `${random.int(1, 9) * 10}%`,
      subInformation: [{ title: choice.title, value: choice.subtitle ?? "" }],
      subElements: [
        {
          title: choice.title,
          values: [{ title: choice.subtitle ?? "", icon: picture("dot"), value: choice.subtitle ?? "" }],
          rightContent: { icon: picture("go"), default_action: toAction(choice) },
        },
      ],
      progressStyles: { background: "#4338ca" },
    })),
  }),
  default_card_template: ({ text, choices }) => ({
    title: text,
    cards: choices.map((choice) => ({
      title: choice.title,
      description: choice.subtitle ?? "",
      buttons: [toButton(choice)],
    })),
  }),
};
