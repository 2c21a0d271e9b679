import { Eye } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { SessionPlace } from "./message-details";

const RevealForm = dynamic(() => import("./reveal-form").then((module) => module.RevealForm), {
  loading: () => <Skeleton className="h-20 w-full" />,
});

type RevealButtonProps = { place: SessionPlace; messageId: string | null; align?: "start" | "end" };

/** The way to what is hidden in one message, or without one in the whole session. */
export function RevealButton({ place, messageId, align = "end" }: RevealButtonProps) {
  const t = useTranslations("transcript");
  const [isOpen, setIsOpen] = useState(false);
  const label = t(messageId === null ? "reveal.session" : "reveal.message");
  return (
    <Popover
      trigger={
        messageId === null ? (
          <Button size="sm">
            <Eye aria-hidden size={14} />
            {label}
          </Button>
        ) : (
          <IconButton icon={Eye} label={label} size="sm" />
        )
      }
      label={label}
      align={align}
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-80 p-3"
    >
      {isOpen ? <RevealForm place={place} messageId={messageId} onDone={() => setIsOpen(false)} /> : null}
    </Popover>
  );
}
