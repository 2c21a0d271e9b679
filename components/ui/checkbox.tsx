import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "children"> & { children: ReactNode };

/** The whole line is the label, so that it is easy to hit. */
export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <label
      className={classNames(
        "flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover pointer-coarse:min-h-11",
        "has-focus-visible:outline-2 has-focus-visible:outline-accent-ink has-focus-visible:-outline-offset-2",
        className,
      )}
    >
      <input type="checkbox" className="size-4 shrink-0 accent-accent outline-none" {...rest} />
      {children}
    </label>
  );
}
