import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

type PartProps = { title: string; hint: string; className?: string; children: ReactNode };

/** A named part of a page, with what it is for. */
export function Part({ title, hint, className, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classNames("flex min-w-0 flex-col gap-3", className)}>
      <div>
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        <p className="max-w-prose text-ink-quiet">{hint}</p>
      </div>
      {children}
    </section>
  );
}
