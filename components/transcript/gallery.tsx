"use client";
import { contentOptions } from "@/lib/domain/content-texts";
import type { Message } from "@/lib/domain/message";
import { Bubble } from "./bubble";
import { QuietLine } from "./quiet-line";

type GalleryProps = { items: { name: string; message: Message }[] };

/** Every kind of message by its name; of those that offer something the first option is the chosen one. */
export function Gallery({ items }: GalleryProps) {
  return (
    <main className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 p-4 md:grid-cols-2">
      {items.map(({ name, message }, index) => {
        const key = `${index} ${name}`;
        const isSilent = message.contents.every(
          (content) => content.kind === "note" || (content.kind === "voice" && content.texts.length === 0),
        );
        return (
          <section key={key} className="min-w-0">
            <h2 className="mb-1 text-ink-quiet text-xs">{name}</h2>
            <div className="flex">
              {isSilent ? (
                <QuietLine contents={message.contents} />
              ) : (
                <Bubble
                  message={message}
                  chosen={message.contents.flatMap(contentOptions)[0] ?? null}
                  bodyId={`${message.id}-body`}
                />
              )}
            </div>
          </section>
        );
      })}
    </main>
  );
}
