import { picture, type TemplateBuilder, toAction, toButton } from "./template";

export const basicTemplates: Record<string, TemplateBuilder> = {
  button: ({ text, choices, random }) => ({
    text,
    buttons: choices.map(toButton),
    ...(random.chance(0.2) && { variation: "backgroundInverted", fullWidth: true }),
  }),
  quick_replies: ({ text, choices }) => ({
    text,
    quick_replies: choices.map(({ title, payload }) => ({ content_type: "text", title, payload })),
  }),
  quick_replies_welcome: ({ text, choices }) => ({
    text,
    quick_replies: choices.map(({ title, payload }) => ({
      content_type: "text",
      title,
      value: title,
      payload,
    })),
  }),
  list: ({ text, choices }) => ({
    text,
    elements: choices.map((choice) => ({
      title: choice.title,
      subtitle: choice.subtitle ?? "",
      image_url: picture(choice.payload),
      default_action: toAction(choice),
      buttons: [toButton(choice)],
    })),
    buttons: [{ type: "postback", title: "…", payload: "more" }],
  }),
  listView: ({ text, choices }) => {
    const elements = choices.map((choice) => {
      const [value = "", ...details] = (choice.subtitle ?? "").split(", ");
      return {
        title: choice.title,
        subtitle: details.join(", "),
        value,
        image_url: picture(choice.payload),
        default_action: toAction(choice),
      };
    });
    return {
      text,
      heading: text,
      seeMore: elements.length > 2,
      moreCount: 2,
      elements,
      buttons: [],
      moreData: { Tab1: elements },
    };
  },
  listWidget: ({ text, choices }) => ({
    title: text,
    description: "",
    headerOptions: { type: "text", text: String(choices.length) },
    elements: choices.map((choice) => ({
      title: choice.title,
      subtitle: choice.subtitle ?? "",
      image: { image_type: "image", image_src: picture(choice.payload), radius: 10, size: "medium" },
      value: { type: "text", text: choice.subtitle ?? "", layout: { align: "center", colSize: "25%" } },
      details: [{ image: picture("info"), description: choice.subtitle ?? "" }],
      default_action: toAction(choice),
      buttons: [
        {
          ...toButton(choice),
          utterance: choice.title,
          image: { image_type: "image", image_src: picture("go") },
        },
      ],
      buttonsLayout: { displayLimit: { count: "3" }, style: "float" },
    })),
  }),
  tableList: ({ text, choices }) => ({
    title: text,
    description: "",
    headerOptions: { type: "text", text },
    elements: [
      {
        sectionHeader: text,
        sectionHeaderDesc: "",
        rowItems: choices.map((choice) => ({
          title: {
            image: { image_type: "image", image_src: picture(choice.payload), radius: 10, size: "small" },
            type: "text",
            text: { title: choice.title, subtitle: choice.subtitle ?? "" },
            rowColor: "#1d4ed8",
          },
          value: {
            type: "text",
            text: choice.subtitle ?? "",
            layout: { align: "left", colSize: "25%", color: "#b91c1c" },
          },
          default_action: toAction(choice),
          bgcolor: "#f8fafc",
        })),
      },
    ],
  }),
  carousel: ({ choices, random }) => ({
    ...(random.chance(0.3) && { carousel_type: "stacked" }),
    elements: choices.map((choice) => ({
      title: choice.title,
      subtitle: choice.subtitle ?? "",
      image_url: picture(choice.payload),
      default_action: toAction(choice),
      buttons: [toButton(choice)],
    })),
  }),
};
