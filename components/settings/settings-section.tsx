import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";

type SettingsSectionProps = {
  title: string;
  hint: string;
  /** What can be done with all of it. */
  actions: ReactNode;
  /** The most it is to be wide. */
  width: "max-w-5xl" | "max-w-6xl";
  children: ReactNode;
};

/** The whole of a page of settings, under its name and what it is for. */
export function SettingsSection({ title, hint, actions, width, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames("flex w-full flex-1 flex-col gap-4 px-4 pt-4 pb-16", width)}
    >
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-lg">
            {title}
          </h2>
          <p className="max-w-prose text-ink-quiet">{hint}</p>
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
