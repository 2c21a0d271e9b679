"use client";
import * as DropdownMenu from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { classNames } from "./class-names";
import {
  type MenuCheckProps,
  type MenuChoiceProps,
  type MenuItemProps,
  type MenuLayerProps,
  type MenuParts,
  MenuPartsContext,
} from "./menu";

const item =
  "relative flex min-h-8 w-full select-none items-center gap-2 rounded-md px-2 text-start text-base outline-none " +
  "data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-11";

/** Open as soon as it is there: somebody is waiting for it. */
export function MenuLayer({ trigger, children, align = "start", isByKey }: MenuLayerProps) {
  const [isOpen, setIsOpen] = useState(true);
  const content = useRef<HTMLDivElement>(null);
  const focusFirst = useEffectEvent(() => {
    if (isByKey)
      content.current?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus();
  });

  // The outside system is the focus: the menu itself only knows of keys that were pressed since it is there.
  useEffect(() => focusFirst(), []);
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={setIsOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        ref={content}
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-[calc(100vw-1rem)] animate-appear overflow-y-auto rounded-lg bg-raised p-1 shadow-float"
      >
        <MenuPartsContext value={parts}>{children}</MenuPartsContext>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function Item({ children, onSelect }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={item} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  );
}

function CheckItem({ children, isChecked, onChange }: MenuCheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={isChecked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={classNames(item, "ps-8")}
    >
      <DropdownMenu.ItemIndicator className="absolute start-2">
        <Check aria-hidden size={16} />
      </DropdownMenu.ItemIndicator>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

function Choice({ label, value, options, onChange }: MenuChoiceProps<string>) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={classNames(item, "ps-8")}>
          <DropdownMenu.ItemIndicator className="absolute start-2">
            <Check aria-hidden size={16} />
          </DropdownMenu.ItemIndicator>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

const parts: MenuParts = {
  Item,
  CheckItem,
  Choice,
  Label: ({ children }) => (
    <DropdownMenu.Label className="px-2 py-1.5 text-ink-quiet text-xs">{children}</DropdownMenu.Label>
  ),
  Separator: () => <DropdownMenu.Separator className="my-1 h-px bg-line" />,
};
