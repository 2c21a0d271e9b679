import type { MessageContent } from "@/lib/domain/message-content";
import { AnswerCard } from "./answer-card";
import { ChartCard } from "./chart-card";
import { ChoicesCard } from "./choices-card";
import { FoldedText } from "./folded-text";
import { FormCard } from "./form-card";
import { ListCard } from "./list-card";
import { MediaCard } from "./media-card";
import { QuietLine } from "./quiet-line";
import { RatingCard } from "./rating-card";
import { EmailCard, ErrorCard, RecordCard } from "./record-card";
import { StructuredCard } from "./structured-card";
import { TableCard } from "./table-card";
import { VoiceCard } from "./voice-card";

/** `hasMarks`: Kore's marks in a text mean something; what a user writes means only itself. */
export function ContentView({ content, hasMarks }: { content: MessageContent; hasMarks: boolean }) {
  switch (content.kind) {
    case "text":
      return content.text.trim() === "" ? (
        <QuietLine contents={[content]} />
      ) : (
        <FoldedText text={content.text.trim()} hasMarks={hasMarks} />
      );
    case "note":
      return <QuietLine contents={[content]} />;
    case "structured":
      return <StructuredCard content={content} />;
    case "choices":
      return <ChoicesCard content={content} />;
    case "rating":
      return <RatingCard content={content} />;
    case "list":
      return <ListCard content={content} />;
    case "table":
      return <TableCard content={content} />;
    case "chart":
      return <ChartCard content={content} />;
    case "form":
      return <FormCard content={content} />;
    case "answer":
      return <AnswerCard content={content} />;
    case "media":
      return <MediaCard content={content} />;
    case "record":
      return <RecordCard content={content} />;
    case "email":
      return <EmailCard content={content} />;
    case "error":
      return <ErrorCard content={content} />;
    case "voice":
      return <VoiceCard content={content} />;
  }
}
