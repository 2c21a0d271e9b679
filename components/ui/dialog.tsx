"use client";
import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
  footer?: ReactNode;
  /** `wide` holds two things beside each other. `sheet` rises from the bottom edge and takes the width of a phone; `palette` hangs from the top, all of it content. */
  shape?: keyof typeof shapes;
};

const shapes = {
  centre: "m-auto w-[calc(100vw-2rem)] max-w-lg rounded-lg",
  wide: "m-auto w-[calc(100vw-1rem)] max-w-5xl rounded-lg sm:w-[calc(100vw-2rem)]",
  sheet: "mx-0 mt-auto mb-0 w-full max-w-none rounded-t-xl",
  palette:
    "mx-auto mt-[min(12vh,8rem)] mb-auto w-[calc(100vw-2rem)] max-w-xl rounded-lg max-h-[min(70dvh,30rem)]",
};

/** The platform's own modal dialog: it keeps focus inside, closes on Escape and gives focus back. */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  children,
  footer,
  shape = "centre",
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // The outside system is the browser's top layer, which only opens by a call.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    element.showModal();
    // Before the element goes, or nobody gives the focus back.
    return () => element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={() => {
        // The event comes late: by then it may be open again.
        if (!dialog.current?.open) onClose();
      }}
      className={classNames(
        "max-h-[85dvh] flex-col overflow-hidden bg-raised text-ink shadow-float open:flex open:animate-appear",
        shapes[shape],
      )}
    >
      {shape === "palette" ? (
        <>
          <h2 id={titleId} className="sr-only">
            {title}
          </h2>
          {children}
        </>
      ) : (
        <>
          <div className="flex items-center justify-between gap-2 border-b px-4 py-2">
            <h2 id={titleId} className="font-semibold text-lg">
              {title}
            </h2>
            <IconButton icon={X} label={closeLabel} onClick={onClose} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
        </>
      )}
      {footer ? <div className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{footer}</div> : null}
    </dialog>
  );
}
