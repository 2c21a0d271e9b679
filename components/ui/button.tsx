import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const variants = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover font-medium",
  secondary: "border-line-firm bg-raised text-ink hover:bg-hover active:bg-pressed",
  quiet: "border-transparent text-ink-quiet hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "border-danger-line bg-raised text-danger hover:bg-danger-subtle",
};
const sizes = { md: "h-8 px-3 text-base", sm: "h-7 px-2 text-sm" };

export type ButtonVariant = keyof typeof variants;
export type ButtonSize = keyof typeof sizes;

/** For links that look like buttons. */
export function buttonClasses(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return classNames(
    "tap-target inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap",
    "rounded-md border transition-[background-color,color,border-color]",
    "disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50",
    variants[variant],
    sizes[size],
  );
}

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; size?: ButtonSize };

export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={classNames(buttonClasses(variant, size), className)} {...rest} />;
}
