import { picture, type TemplateBuilder, toButton } from "./template";

const days = ["2026-01-05", "2026-03-31"] as const;

export const inputTemplates: Record<string, TemplateBuilder> = {
  form_template: ({ text }) => ({
    heading: text,
    formFields: [{ type: "password", label: text, placeholder: "••••", fieldButton: { title: "OK" } }],
  }),
  feedbackTemplate: ({ text, random }) => {
    const view = random.pick(["star", "emojis", "CSAT", "NPS", "ThumbsUpDown"]);
    return {
      text,
      view,
      sliderView: false,
      starArrays: [1, 2, 3, 4, 5].map((value) => ({ starId: `star${value}`, value })),
      smileyArrays: ["Terrible", "Bad", "Okay", "Good", "Excellent"].map((reviewText, index) => ({
        smileyId: `smiley${index + 1}`,
        value: index + 1,
        reviewText,
      })),
      numbersArrays: Array.from({ length: 11 }, (_, value) => ({
        numberId: value,
        value,
        color: value > 8 ? "#3ab961" : "#ee7a7a",
      })),
      thumpsUpDownArrays: [
        { thumpUpId: "positive", value: 1, reviewText: "Extremely Likely" },
        { thumpUpId: "negative", value: 0, reviewText: "Extremely Unlikely" },
      ],
      messageTodisplay: "Thank you!",
    };
  },
  multi_select: ({ text, choices }) => ({
    heading: text,
    elements: choices.map(({ title, payload }) => ({ title, value: payload })),
    buttons: [{ title: "OK", type: "postback", payload: "done" }],
  }),
  advanced_multi_select: ({ text, choices }) => ({
    heading: text,
    description: text,
    limit: 2,
    showViewMore: true,
    elements: [
      {
        collectionTitle: text,
        collection: choices.map(({ title, payload, subtitle }) => ({
          title,
          description: subtitle ?? "",
          value: payload,
          image_url: picture(payload),
        })),
      },
    ],
    buttons: [{ title: "OK", type: "postback", payload: "done" }],
  }),
  dropdown_template: ({ text, choices }) => ({
    heading: text,
    elements: choices.map(({ title, payload, subtitle }) => ({
      title,
      value: payload,
      ...(subtitle && { description: subtitle }),
    })),
  }),
  radioOptionTemplate: ({ text, choices }) => ({
    heading: text,
    radioOptions: choices.map(({ title, payload }) => ({
      title,
      value: payload,
      postback: { title, value: payload },
    })),
  }),
  dateTemplate: ({ text }) => ({
    title: text,
    text_message: text,
    format: "MM-DD-YYYY",
    startDate: days[0],
    endDate: days[1],
  }),
  daterange: ({ text }) => ({
    title: text,
    text_message: text,
    format: "MM-DD-YYYY",
    startDate: days[0],
    endDate: days[1],
    delimiter: "to",
  }),
  clockTemplate: ({ text }) => ({ text, title: text }),
  like_dislike: () => ({}),
  taskPickerTemplate: ({ text, choices }) => ({
    heading: text,
    tasks: choices.map(({ title, payload }) => ({
      title,
      icon: picture(payload),
      postback: { title, value: payload },
    })),
  }),
  otpValidationTemplate: ({ text, choices }) => ({
    title: text,
    description: text,
    mobileNumber: choices[0]?.title ?? "+91******61",
    pinLength: 6,
    piiReductionChar: "*",
    otpButtons: [
      toButton({ title: "Submit", payload: "submit" }),
      toButton({ title: "Resend", payload: "resend" }),
    ],
  }),
  resetPinTemplate: ({ text, choices }) => ({
    title: text,
    enterPinTitle: "New PIN",
    reEnterPinTitle: "Repeat the PIN",
    warningMessage: "The PINs do not match",
    mobileNumber: choices[0]?.title ?? "+91******61",
    pinLength: 4,
    piiReductionChar: "#",
    resetButtons: [{ title: "Reset" }],
  }),
};
