import type { TemplateBuilder } from "./template";

const bare: TemplateBuilder = ({ text }) => ({ text });

/** Templates by which the platform talks about the conversation itself. */
export const systemTemplates: Record<string, TemplateBuilder> = {
  live_agent: bare,
  SYSTEM: bare,
  wait_for_response: bare,
  session_end: bare,
  conversation_end: bare,
  hidden_dialog: bare,
  iframe: ({ text }) => ({
    text,
    formData: { formLink: "https://forms.sandbox.example/embedded", renderType: "iframe" },
  }),
};
