/** What a developer sends to a bot under test: a request, and the raw message that comes back. */
export interface GalleryItem {
  ask: string;
  /** The text of the message, sent as it is. */
  text?: string;
  component?: { cT: string; data: Record<string, unknown> };
  incoming?: boolean;
}

const json = (value: unknown) => JSON.stringify(value);
const file = (name: string) => `https://files.sandbox.example/gallery/${name}?token=expired`;

/** Every pattern that hides inside a text component (kore-contract 4.2, 4.5). */
const texts: readonly GalleryItem[] = [
  { ask: "test media image", text: json({ type: "image", payload: { url: file("map.png") } }) },
  {
    ask: "test media audio",
    text: json({ type: "audio", payload: { url: file("greeting.mp3"), name: "greeting.mp3" } }),
  },
  {
    ask: "test media video",
    text: json({ type: "video", payload: { url: file("tour.mp4"), name: "tour.mp4" } }),
  },
  { ask: "test media link", text: json({ type: "link", payload: { url: file("readme.html") } }) },
  {
    ask: "test media document",
    text: json({ type: "document", payload: { url: file("terms.pdf"), name: "terms.pdf" } }),
  },
  {
    ask: "test text with video",
    text: json({ type: "message", payload: { text: "Watch how it works", videoUrl: file("tour.mp4") } }),
  },
  {
    ask: "test text with audio",
    text: json({ type: "message", payload: { text: "Listen to this", audioUrl: file("greeting.mp3") } }),
  },
  {
    ask: "test error",
    text: json({ type: "error", payload: { text: "Service temporarily unavailable", color: "#ff0000" } }),
  },
  { ask: "test wrapped text", text: json({ text: "A sentence inside an object" }) },
  {
    ask: "test multi part",
    text: json({
      type: "template",
      payload: json({
        template_type: "button",
        text: "Packed twice",
        buttons: [{ type: "postback", title: "OK", payload: "ok" }],
      }),
    }),
  },
  {
    ask: "test pop-up form",
    text: json({
      type: "template",
      payload: {
        template_type: "button",
        text: "Please fill in",
        buttons: [{ type: "postback", title: "Open", payload: "form" }],
      },
      formData: {
        formLink: "https://forms.sandbox.example/gallery",
        renderType: "pop-up",
        formLinkExpiry: 900,
        submitExpiry: 3600,
        formId: "frm-gallery",
        name: "Kyc",
        displayName: "Know your customer",
      },
    }),
  },
  {
    ask: "test inline form",
    text: json({
      type: "template",
      payload: {
        template_type: "",
        formData: { formLink: "https://forms.sandbox.example/inline", renderType: "inline" },
      },
    }),
  },
  {
    ask: "test formatting",
    text: "#h1Welcome\n#h3Opening hours\n*bold* and _italic_ and ~italic~ too\n* first\n* second\n>> indented\n>>* indented point\n---after a rule\n\n```npm start```\n'''quoted code'''",
  },
  {
    ask: "test links",
    text: "[the help centre](https://help.sandbox.example/a_(b)) and ![logo](https://assets.sandbox.example/logo.png) and www.sandbox.example or http://sandbox.example/x?y=1&z=2",
  },
  {
    ask: "test dates",
    text: 'On \\d(2026-01-31) at \\t(10:00:00.000), \\dt(2026-01-31T10:00:00.000Z,"LLL"), \\#(1234.5) for \\$(12.5,"USD")',
  },
  {
    ask: "test llm answer",
    text: "**Short answer:** yes.\n\n1. Open the app\n2. Choose **Cards**\n\n| Plan | Price |\n|---|---|\n| Basic | $0 |",
  },
  {
    ask: "test html",
    text: '<b>Notice</b><br>Read the <a href="https://help.sandbox.example">terms</a><script>alert(1)</script><img src=x onerror=alert(1)>',
  },
  { ask: "test entities", text: "Fish &amp; chips &quot;to go&quot; &lt;now&gt; it&apos;s &#39;ready&#39;" },
  { ask: "test broken json", text: '{"type":"template","payload":{"template_type":"button","text":"cut off' },
  {
    ask: "test unknown template",
    text: json({
      type: "template",
      payload: { template_type: "hologram_v9", heading: "Not invented yet", nested: [{ label: "deep" }] },
    }),
  },
  {
    ask: "test ssml",
    text: '<speak>Your balance is <say-as interpret-as="currency">12.50</say-as><break time="300ms"/> today.</speak>',
  },
  {
    ask: "test vxml",
    text: '<vxml version="2.1"><form><block><prompt>One moment please.</prompt></block></form></vxml>',
  },
  {
    ask: "test voice verbs",
    text: json({
      type: "command",
      command: "redirect",
      queueCommand: false,
      data: [
        { verb: "play", url: file("hold-music.wav") },
        { verb: "pause", length: 2 },
        { verb: "say", text: ["Thank you for waiting.", "Goodbye."] },
        { verb: "hangup" },
      ],
    }),
  },
  { ask: "test directions", text: "رقم الحجز MR-204 · تم الدفع (VISA ··4821) at 10:35 — شكراً 🙏🏽" },
  { ask: "test emoji", text: "👩‍👩‍👧‍👦 🇯🇵 👍🏿 e\u0301 ﷽ \u202etxt.exe\u202c" },
  {
    ask: "test long word",
    text: "Donaudampfschifffahrtsgesellschaftskapitänskajütentürschlüsselloch".repeat(6),
  },
  { ask: "test trailing newlines", text: "Done.\n\n\n" },
  { ask: "test blank", text: " \n\t " },
];

/** Every documented component type; the data of all but `text` is the sandbox's own invention. */
const components: readonly GalleryItem[] = [
  { cT: "audio", data: { url: file("voice-note.ogg"), fileName: "voice-note.ogg", duration: 14 } },
  { cT: "video", data: { url: file("clip.mp4"), fileName: "clip.mp4" } },
  { cT: "image", data: { url: file("photo.jpg"), fileName: "photo.jpg" } },
  { cT: "attachment", data: { url: file("contract.docx"), fileName: "contract.docx", size: 48_213 } },
  { cT: "contact", data: { name: "Ana Lee", phone: "+112*****89" } },
  { cT: "task", data: { title: "Call back", status: "open" } },
  { cT: "filelink", data: { url: file("export.csv"), fileName: "export.csv" } },
  { cT: "location", data: { latitude: 35.6586, longitude: 139.7454, address: "Tokyo Tower" } },
  { cT: "email", data: { subject: "Your request", body: "We have received it.", to: "user@example.com" } },
  { cT: "alert", data: { text: "Your balance is low" } },
  { cT: "action", data: { text: "Card frozen" } },
  { cT: "timeline", data: { events: [{ title: "Created", at: "2026-01-02T03:04:05.678Z" }] } },
  { cT: "meeting", data: { title: "Advice", start: "2026-01-31T10:00:00.000Z", durationMinutes: 30 } },
  { cT: "error", data: { text: "Task failed", code: "E_TIMEOUT" } },
  { cT: "upgrade", data: { text: "Please update the app" } },
  { cT: "NLResponse", data: { text: "Intent found", intent: "Check Balance", score: 0.93 } },
  { cT: "contextUpdate", data: { context: { currency: "EUR" } } },
].map((component) => ({
  ask: `test component ${component.cT}`,
  component,
  incoming: ["audio", "video", "image", "attachment", "contact", "location"].includes(component.cT),
}));

export const gallery: readonly GalleryItem[] = [...texts, ...components];
