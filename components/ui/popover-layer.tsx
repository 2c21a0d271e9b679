"use client";
import * as RadixPopover from "@radix-ui/react-popover";
import { classNames } from "./class-names";
import type { PopoverProps } from "./popover";

type PopoverLayerProps = PopoverProps & { open: boolean; onOpenChange: (open: boolean) => void };

export function PopoverLayer({
  trigger,
  label,
  children,
  align = "start",
  open,
  onOpenChange,
  className,
}: PopoverLayerProps) {
  return (
    <RadixPopover.Root open={open} onOpenChange={onOpenChange}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={classNames(
            "z-50 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] animate-appear overflow-y-auto rounded-lg bg-raised shadow-float",
            className ?? "p-3",
          )}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
