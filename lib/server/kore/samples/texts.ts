import "server-only";
import { componentSample, type Sample, textSample } from "./sample";

const file = (name: string) => `https://files.example/t/${name}?token=machine-token`;
const callerHex = Buffer.from(JSON.stringify({ caller: "+15550100", dialed: "+18005550123" })).toString(
  "hex",
);
const voice = { chnl: "korevg" };

/** What hides in the text of a message (kore-contract 4.2), and the components of other kinds. */
export const textSamples: Sample[] = [
  textSample("plain text", (say) => `${say("Plain words")}\n\n`),
  textSample("entities", (say) => {
    say('Fish & chips "to go"');
    return "Fish &amp; chips &quot;to go&quot;";
  }),
  textSample("marks", (say) => {
    for (const words of ["Opening hours", "all week", "closed", "now open", "A point"]) say(words);
    return "#h3Opening hours\n*all week* and _closed_ and **now open**\n* A point";
  }),
  textSample("html", (say) => {
    say("Notice");
    say("the terms");
    return '<b>Notice</b><br>Read <a href="https://help.example/terms">the terms</a>';
  }),
  textSample("right to left", (say) => say("رقم الحجز MR-204 · تم الدفع (VISA) — شكراً")),
  ...["image", "audio", "video", "link", "document"].map((type) =>
    textSample(`media ${type}`, (say) => ({
      type,
      payload: { url: file(type), name: say(`${type}-of-terms.bin`) },
    })),
  ),
  textSample("text with video", (say) => ({
    type: "message",
    payload: { text: say("Watch how it works"), videoUrl: file("tour") },
  })),
  textSample("text with audio", (say) => ({
    type: "message",
    payload: { text: say("Listen to this"), audioUrl: file("tone") },
  })),
  textSample("error", (say) => ({
    type: "error",
    payload: { text: say("We are closed today"), color: "#ff0000" },
  })),
  textSample("wrapped text", (say) => ({ text: say("A sentence in an object") })),
  textSample("packed twice", (say) => ({
    type: "template",
    payload: JSON.stringify({
      template_type: "BUTTON",
      text: say("Packed twice"),
      buttons: [{ type: "postback", title: say("Unpack"), payload: "machine-ok" }],
    }),
  })),
  textSample("Teams hero card", (say) => ({
    type: "message",
    text: say("Please look at this"),
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.hero",
        content: {
          title: say("Leave request"),
          subtitle: say("From Ana Lee"),
          text: say("Three days in May"),
          images: [{ url: "https://p.example/leave.png" }],
          buttons: [{ type: "imBack", title: say("Approve the leave"), value: "machine-approve" }],
        },
      },
    ],
  })),
  textSample("Teams adaptive card", (say) => ({
    type: "message",
    text: "",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: {
          type: "AdaptiveCard",
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          version: "1.4",
          body: [
            { type: "TextBlock", text: say("Incident 4711"), weight: "Bolder", size: "Large" },
            { type: "FactSet", facts: [{ title: say("Priority"), value: say("High") }] },
            {
              type: "ColumnSet",
              columns: [
                {
                  type: "Column",
                  width: "stretch",
                  items: [{ type: "TextBlock", text: say("Opened by Ben") }],
                },
              ],
            },
            { type: "RichTextBlock", inlines: [{ type: "TextRun", text: say("Printer on fire") }] },
            {
              type: "Input.ChoiceSet",
              id: "machine-input",
              label: say("Assign to"),
              choices: [{ title: say("Network team"), value: "machine-net" }],
            },
            { type: "Input.Text", id: "machine-note", placeholder: say("Add a note") },
          ],
          actions: [
            {
              type: "Action.Submit",
              title: say("Take it"),
              data: { msteams: { type: "messageBack", text: "machine-take" } },
            },
            { type: "Action.OpenUrl", title: say("Open the ticket"), url: "https://tickets.example/4711" },
          ],
        },
      },
    ],
  })),
  textSample(
    "voice verbs",
    (say) => ({
      type: "command",
      command: "redirect",
      queueCommand: false,
      data: [
        { verb: "config", recognizer: { vendor: "machine-vendor" } },
        {
          verb: "gather",
          say: { text: [say("Please say your number")] },
          input: ["digits", "speech"],
          timeout: 10,
        },
        { verb: "say", text: say("Thank you and goodbye") },
        { verb: "pause", length: 2 },
        { verb: "play", url: file(say("hold-music.wav")) },
        { verb: "hangup" },
      ],
    }),
    voice,
  ),
  textSample(
    "voice transfer",
    () => ({
      type: "command",
      command: "redirect",
      data: [
        {
          verb: "sip:refer",
          referTo: `sip:agents@contact.example?User-to-User=${callerHex}%3Bencoding%3Dhex`,
        },
      ],
    }),
    voice,
  ),
  textSample(
    "SSML",
    (say) =>
      `<speak><prosody rate="95%">${say("Your balance is")} <say-as interpret-as="currency">${say("12.50")}</say-as></prosody></speak>`,
    voice,
  ),
  textSample(
    "VXML",
    (say) =>
      `<vxml version="2.1"><form><block><prompt>${say("One moment please.")}</prompt></block></form></vxml>`,
    { chnl: "ivr" },
  ),
  ...["StartFlow", "MAX_NO_INPUT", "Call Termination Handler"].map((signal) =>
    textSample(`signal ${signal}`, () => signal, { ...voice, type: "incoming" }),
  ),
  textSample("keypad", (say) => say("7"), { ...voice, type: "incoming" }),
  textSample("closing message", (say) =>
    say("I am closing our current conversation as I have not received any input."),
  ),
  textSample("event", () => "", { author: { type: "EVENT" } }),
  textSample("form answers", (say) => ({ [say("Town")]: say("Basel"), password: "machine-secret" }), {
    type: "incoming",
    author: { type: "FORM", formName: "kyc", isSecuredForm: false },
  }),
  textSample("agent", (say) => say("Hello, Ana speaking"), {
    author: { type: "AGENT", firstName: "Ana", lastName: "Lee", nickName: "Ana L." },
  }),
  textSample("label of a button", () => "machine-sent-payload", {
    type: "incoming",
    tags: { altText: [{ name: "altText", value: "The label that was pressed" }] },
  }),
  ...["audio", "video", "image", "attachment", "filelink"].map((cT) =>
    componentSample(`component ${cT}`, cT, (say) => ({
      url: file(cT),
      fileName: say(`component-${cT}.bin`),
    })),
  ),
  componentSample("component contact", "contact", (say) => ({
    name: say("Ana Lee"),
    phone: say("+112*****89"),
  })),
  componentSample("component task", "task", (say) => ({ title: say("Call back"), status: say("open") })),
  componentSample("component location", "location", (say) => ({
    latitude: 35.6586,
    longitude: 139.7454,
    address: say("Tokyo Tower"),
  })),
  componentSample("component email", "email", (say) => ({
    from: say("bank@example.com"),
    to: [say("user@example.com")],
    cc: say("boss@example.com"),
    subject: say("Your request"),
    body: say("We have received it."),
    attachments: [{ url: file("mail"), name: say("receipt.pdf") }],
  })),
  componentSample("component alert", "alert", (say) => ({ text: say("Your balance is low") })),
  componentSample("component action", "action", (say) => ({ text: say("Card frozen") })),
  componentSample("component timeline", "timeline", (say) => ({
    events: [{ title: say("Created"), at: "2026-01-02T03:04:05.678Z" }],
  })),
  componentSample("component meeting", "meeting", (say) => ({
    title: say("Advice"),
    start: "2026-01-31T10:00:00.000Z",
    durationMinutes: 30,
  })),
  componentSample("component error", "error", (say) => ({
    text: say("Task failed"),
    code: say("E_TIMEOUT"),
  })),
  componentSample("component upgrade", "upgrade", (say) => ({ text: say("Please update the app") })),
  componentSample("component NLResponse", "NLResponse", (say) => ({
    text: say("Intent found"),
    intent: say("Check Balance"),
    score: 0.93,
  })),
  componentSample("component contextUpdate", "contextUpdate", (say) => ({
    context: { currency: say("EUR") },
  })),
  componentSample("component nobody knows", "hologram", (say) => ({
    projector: { words: say("Floating words") },
  })),
];
