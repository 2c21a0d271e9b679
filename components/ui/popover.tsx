"use client";
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useState } from "react";
import { useLate } from "./use-late";

export type PopoverProps = {
  /** One button; it gets the layer's keys and states. */
  trigger: ReactElement<ComponentProps<"button">>;
  /** The accessible name of the layer. */
  label: string;
  children: ReactNode;
  align?: "start" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

const fetchLayer = () => import("./popover-layer");

/** What places the layer is loaded when the first one is about to open. */
export function Popover({ open, onOpenChange, ...rest }: PopoverProps) {
  const { module, preload, load } = useLate(fetchLayer);
  const [isOpen, setIsOpen] = useState(false);
  const change = (next: boolean) => {
    setIsOpen(next);
    onOpenChange?.(next);
  };
  if (module) return <module.PopoverLayer {...rest} open={open ?? isOpen} onOpenChange={change} />;
  return cloneElement(rest.trigger, {
    "aria-haspopup": "dialog",
    "aria-expanded": false,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: () => {
      change(true);
      load();
    },
  });
}
