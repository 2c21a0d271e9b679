import { contentTexts } from "@/lib/domain/content-texts";
import { transcriptRows } from "@/lib/domain/transcript-rows";
import { requireViewer } from "@/lib/server/auth/require-viewer";
import { getTranscript } from "@/lib/server/transcripts";

type ControlProps = { searchParams: Promise<Record<string, string | undefined>> };

/** What the product is measured against: all rows of a session as a page that the server draws. */
export default async function Page({ searchParams }: ControlProps) {
  const { bot = "", session = "" } = await searchParams;
  const viewer = await requireViewer("/dev/transcript");
  const transcript = await getTranscript(viewer, session, bot);
  const rows = transcriptRows(transcript.messages, "UTC", { session: transcript.session });
  return (
    <main>
      {rows.map((row, index) => {
        const key = `${index} ${row.kind}`;
        if (row.kind === "day") return <h2 key={key}>{row.day}</h2>;
        if (row.kind === "event") return <p key={key}>{[row.event, row.text].join(" ")}</p>;
        const { id, at, speaker, contents, label } = row.message;
        return (
          <article key={key} id={id}>
            <header>
              <strong>{speaker.name ?? speaker.kind}</strong> <time dateTime={at}>{at}</time>
            </header>
            {[label ?? "", ...contents.flatMap(contentTexts)].map((text, place) => {
              const textKey = `${place} ${text.slice(0, 20)}`;
              return <p key={textKey}>{text}</p>;
            })}
          </article>
        );
      })}
    </main>
  );
}
