import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "./button";
import { classNames } from "./class-names";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  icon: LucideIcon;
  /** The accessible name, and the tooltip. */
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

export function IconButton({
  icon: Icon,
  label,
  variant = "quiet",
  size = "md",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(
        buttonClasses(variant, size),
        size === "sm" ? "w-7 !px-0" : "w-8 !px-0",
        className,
      )}
      {...rest}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </button>
  );
}
