import { picture, type TemplateBuilder } from "./template";

export const answerTemplates: Record<string, TemplateBuilder> = {
  search: ({ text, choices }) => ({
    graph_answer: {
      payload: {
        center_panel: {
          type: "citation_snippet",
          data: choices.slice(0, 1).map((choice) => ({
            snippet_title: choice.title,
            snippet_content: choice.subtitle ?? text,
            url: "https://help.sandbox.example/1",
            source: "help-centre",
            snippet_type: "extractive_snippet",
            score: 0.87,
          })),
        },
      },
    },
    results: {
      web: {
        data: choices.map((choice, index) => ({
          page_title: choice.title,
          page_preview: choice.subtitle ?? "",
          page_url: `https://help.sandbox.example/${index + 1}`,
          page_image_url: picture("page"),
          score: 0.8 - index / 10,
        })),
      },
    },
  }),
  answerTemplate: ({ text, choices }) => ({
    answer_payload: {
      center_panel: {
        data: [
          {
            snippet_type: "generative_model",
            snippet_title: text,
            snippet_content: choices.map((choice, index) => ({
              answer_fragment: choice.subtitle ?? choice.title,
              sources: [
                {
                  title: choice.title,
                  doc_id: `dd-${index + 1}`,
                  chunk_id: `chk-${index + 1}`,
                  url: `https://help.sandbox.example/${index + 1}`,
                  image_url: picture("source"),
                },
              ],
            })),
          },
        ],
      },
    },
  }),
};
