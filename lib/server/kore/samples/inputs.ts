import "server-only";
import { type Sample, templateSample, textSample } from "./sample";

const post = (title: string, payload: string) => ({ type: "postback", title, payload });

/** Buttons and inputs of kore-contract 5. */
export const inputs: Sample[] = [
  templateSample("button", (say) => ({
    text: say("Which day suits you?"),
    subText: say("Times are local"),
    buttons: [
      post(say("Today"), "machine-today"),
      { type: "web_url", title: say("See the calendar"), url: "https://calendar.example/free" },
    ],
    variation: "backgroundInverted",
    fullWidth: true,
    stackedButtons: false,
  })),
  templateSample("quick_replies", (say) => ({
    text: say("Are you sure?"),
    quick_replies: [
      {
        content_type: "text",
        title: say("Yes, go on"),
        payload: "machine-yes",
        image_url: "https://p.example/y.png",
      },
      { content_type: "text", title: say("No, stop"), payload: "machine-no" },
    ],
    inline: true,
  })),
  templateSample("quick_replies_welcome", (say) => ({
    text: say("Welcome to the bank"),
    quick_replies: [
      { content_type: "text", title: say("Balance"), value: "machine-value", payload: "machine-balance" },
    ],
  })),
  templateSample("form_template", (say) => ({
    heading: say("Log in to go on"),
    formFields: [
      {
        type: "password",
        label: say("Your PIN"),
        placeholder: say("4 digits"),
        fieldButton: { title: say("Log me in") },
      },
      { type: "text", label: say("Your town"), placeholder: say("e.g. Basel") },
    ],
  })),
  textSample("inline form", (say) => ({
    type: "template",
    payload: {
      template_type: "",
      formData: { formLink: "https://forms.example/token-1", renderType: "inline", name: say("Kyc") },
    },
  })),
  textSample("digital form", (say) => ({
    type: "template",
    payload: {
      template_type: "button",
      text: say("Please fill in the form"),
      buttons: [post(say("Open the form"), "form")],
    },
    formData: {
      formLink: "https://forms.example/token-2",
      renderType: "pop-up",
      formLinkExpiry: 900,
      submitExpiry: 3600,
      formId: "frm-machine",
      name: "machineForm",
      displayName: say("Know your customer"),
    },
  })),
  ...(["star", "emojis", "CSAT", "NPS", "ThumbsUpDown"] as const).map((view) =>
    textSample(`feedbackTemplate ${view}`, (say) => ({
      type: "template",
      payload: {
        template_type: "feedbackTemplate",
        text: say(`How was it (${view})?`),
        view,
        sliderView: false,
        ...(view === "star" && {
          starArrays: [
            { starId: "machine-1", value: 1 },
            { starId: "machine-2", value: 2 },
          ],
        }),
        ...((view === "emojis" || view === "CSAT") && {
          smileyArrays: [{ smileyId: "machine-s", value: 1, reviewText: say("Terrible") }],
        }),
        ...(view === "NPS" && { numbersArrays: [{ numberId: "machine-n", value: 10, color: "#3ab961" }] }),
        ...(view === "ThumbsUpDown" && {
          thumpsUpDownArrays: [{ thumpUpId: "machine-t", value: 1, reviewText: say("Extremely likely") }],
        }),
        messageTodisplay: say("We are grateful"),
      },
    })),
  ),
  templateSample("multi_select", (say) => ({
    heading: say("Which documents?"),
    elements: [
      { title: say("Passport"), value: "machine-passport" },
      { title: say("Licence"), value: "machine-licence" },
    ],
    buttons: [post(say("Send these"), "machine-done")],
  })),
  templateSample("advanced_multi_select", (say) => ({
    heading: say("Which toppings?"),
    description: say("Two are free"),
    limit: 2,
    showViewMore: true,
    elements: [
      {
        collectionTitle: say("Cheese"),
        collection: [
          {
            title: say("Gruyère"),
            description: say("Aged a year"),
            value: "machine-g",
            image_url: "https://p.example/g.png",
          },
        ],
      },
    ],
    buttons: [post(say("Order now"), "machine-order")],
  })),
  templateSample("dropdown_template", (say) => ({
    heading: say("Choose a branch"),
    elements: [{ title: say("Zurich"), value: "machine-zh", description: say("By the station") }],
  })),
  templateSample("radioOptionTemplate", (say) => ({
    heading: say("Choose a plan"),
    radioOptions: [
      { title: say("Monthly"), value: "machine-m", postback: { title: "Monthly", value: "machine-mm" } },
    ],
  })),
  templateSample("dateTemplate", (say) => ({
    title: say("Pick a date"),
    text_message: say("When do you move?"),
    format: "DD-MM-YYYY",
    startDate: say("05-01-2026"),
    endDate: say("31-03-2026"),
  })),
  templateSample("daterange", (say) => ({
    title: say("Pick your holiday"),
    text_message: say("From when to when?"),
    format: "DD-MM-YYYY",
    startDate: say("06-01-2026"),
    endDate: say("30-03-2026"),
    delimiter: "to",
  })),
  templateSample("clockTemplate", (say) => ({ text: say("At what time?"), title: say("Pick a time") })),
  templateSample("like_dislike", () => ({})),
  templateSample("taskPickerTemplate", (say) => ({
    heading: say("What can I do?"),
    tasks: [
      {
        title: say("Block a card"),
        icon: "https://p.example/i.png",
        postback: { title: "x", value: "machine-block" },
      },
    ],
  })),
  templateSample("otpValidationTemplate", (say) => ({
    title: say("Enter the code"),
    description: say("We sent six digits"),
    mobileNumber: say("+91******61"),
    pinLength: 6,
    piiReductionChar: "*",
    otpButtons: [post(say("Submit the code"), "machine-submit"), post(say("Send it again"), "machine-again")],
  })),
  templateSample("resetPinTemplate", (say) => ({
    title: say("Set a new PIN"),
    enterPinTitle: say("The new PIN"),
    reEnterPinTitle: say("The new PIN again"),
    warningMessage: say("They have to be equal"),
    mobileNumber: say("+41******77"),
    pinLength: 4,
    piiReductionChar: "#",
    resetButtons: [{ title: say("Reset it") }],
  })),
  ...["proposeTimes", "bankingFeedbackTemplate", "FeedbackTemplate"].map((name) =>
    templateSample(name, (say) => ({
      heading: say(`${name} asks`),
      experienceContent: [{ id: "machine-1", value: say(`Good of ${name}`) }],
      buttons: [post(say(`Send ${name}`), "machine-send")],
    })),
  ),
];
