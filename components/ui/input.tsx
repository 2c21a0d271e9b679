import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const look =
  "h-8 w-full min-w-0 rounded-md border border-line-control bg-canvas px-2.5 text-base text-ink tap-target " +
  "hover:border-ink-quiet aria-invalid:border-danger disabled:opacity-50";

/** Bare; give it a name with `aria-label` or use Field. 16 px on touch, or iOS zooms into it. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={classNames(look, "pointer-coarse:text-lg", className)} {...rest} />;
}
