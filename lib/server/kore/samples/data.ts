import "server-only";
import { type Sample, templateSample } from "./sample";

const post = (title: string, payload: string) => ({ type: "postback", title, payload });

const rare = [
  ...[
    "picker",
    "contactCardTemplate",
    "pdfdownload",
    "buttonLinkTemplate",
    "beneficiaryTemplate",
    "Notification",
  ],
  ...[
    "List_widget",
    "digitalForm",
    "narrator",
    "kora_carousel",
    "announcement_carousel",
    "kora_search_carousel",
  ],
  ...[
    "pick_slot_template",
    "meeting_confirmation",
    "calendar_events",
    "files_search_carousel",
    "carouselAdv",
  ],
  ...["attendee_slots_template", "kora_welcome_carousel", "cancel_calendar_events", "task_list_preview"],
  ...["kora_contact_lookup", "kora_universal_search", "hologram_v9"],
];

/** Tables, charts, answers and what Kore only names (kore-contract 5). */
export const dataSamples: Sample[] = [
  templateSample("table", (say) => ({
    text: say("Your team"),
    columns: [[say("Person")], [say("Salary"), "right"]],
    table_design: "regular",
    elements: [{ Values: [say("Ana Lee"), say("4,200")] }, { Values: [say("Ben Ott"), say("3,900")] }],
    speech_hint: "machine speech hint",
  })),
  templateSample("custom_table", (say) => ({
    columns: [[say("Invoice")], [say("Action"), "right"]],
    elements: [
      {
        Values: [
          [say("R-1044"), "text"],
          [say("Pay it"), "button", { type: "postback", title: say("Pay it"), payload: "machine-pay" }],
        ],
      },
    ],
  })),
  templateSample("mini_table", (say) => ({
    layout: "horizontal",
    text: say("Your accounts"),
    elements: [
      {
        primary: [[say("Savings")], [say("300"), "right"]],
        additional: [
          [say("CA-1"), say("100")],
          [say("CA-2"), say("200")],
        ],
      },
    ],
  })),
  templateSample("piechart", (say) => ({
    pie_type: "donut",
    text: say("Costs of March"),
    elements: [
      { title: say("Rent"), value: "1200.0", displayValue: say("$1,200") },
      { title: say("Food"), value: "417.0", displayValue: say("$417") },
    ],
  })),
  templateSample("barchart", (say) => ({
    text: say("Sales by quarter"),
    direction: "vertical",
    stacked: true,
    X_axis: [say("First"), say("Second")],
    Auto_adjust_X_axis: "yes",
    elements: [{ title: say("Europe"), values: [1011, 2022], displayValues: [say("1k"), say("2k")] }],
  })),
  templateSample("linechart", (say) => ({
    text: say("Rate over the week"),
    X_axis: [say("Mon"), say("Tue")],
    headers: [say("Day"), say("Rate")],
    Auto_adjust_X_axis: "yes",
    elements: [
      { title: say("EUR/CHF"), values: [0.9412, 0.9501], displayValues: [say("0.941"), say("0.950")] },
    ],
  })),
  templateSample("search", (say) => ({
    graph_answer: {
      payload: {
        center_panel: {
          type: "citation_snippet",
          data: [
            {
              snippet_title: say("Fees for cards"),
              snippet_content: say("There are none in the first year."),
              url: "https://help.example/fees",
              source: say("Help centre"),
              snippet_type: "extractive_snippet",
              score: 0.87,
            },
          ],
        },
      },
    },
    results: {
      web: {
        data: [
          {
            page_title: say("Prices and fees"),
            page_preview: say("All prices on one page"),
            page_url: "https://help.example/prices",
            page_image_url: "https://help.example/p.png",
            score: 0.7,
          },
        ],
      },
    },
  })),
  templateSample("answerTemplate", (say) => ({
    answer_payload: {
      center_panel: {
        data: [
          {
            snippet_type: "generative_model",
            snippet_title: say("Can I cancel?"),
            snippet_content: [
              {
                answer_fragment: say("Yes, within 14 days."),
                sources: [
                  {
                    title: say("Terms of sale"),
                    doc_id: "machine-doc",
                    chunk_id: "machine-chunk",
                    url: "https://help.example/terms",
                    image_url: "https://help.example/t.png",
                  },
                ],
              },
              {
                answer_fragment: say("Send us a short note."),
                sources: [{ title: "Terms of sale", url: "https://help.example/terms" }],
              },
            ],
          },
        ],
      },
    },
  })),
  ...["live_agent", "SYSTEM", "wait_for_response", "session_end", "conversation_end", "hidden_dialog"].map(
    (name) => templateSample(name, (say) => ({ text: say(`Told by ${name}`) })),
  ),
  templateSample("iframe", (say) => ({
    text: say("A page inside of the chat"),
    formData: { formLink: "https://forms.example/embedded", renderType: "iframe" },
  })),
  ...rare.map((name) =>
    templateSample(name, (say) => ({
      title: say(`${name} heading`),
      elements: [
        {
          title: say(`${name} row`),
          subtitle: say(`${name} row below`),
          icon: "https://p.example/icon.png",
          color: "#1d4ed8",
          default_action: post(say(`Open ${name}`), "machine-open"),
          actions: [post(say(`Do ${name}`), "machine-do")],
        },
      ],
      buttons: [post(say(`Close ${name}`), "machine-close")],
    })),
  ),
];
