"use client";
import * as DropdownMenu from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const item =
  "relative flex min-h-8 w-full select-none items-center gap-2 rounded-md px-2 text-start text-base outline-none " +
  "data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-11";

type MenuProps = { trigger: ReactNode; children: ReactNode; align?: "start" | "end" };

/** `trigger` is one button; it gets the menu's keys and states. The layer stays in its landmark, not in a portal. */
export function Menu({ trigger, children, align = "start" }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-[calc(100vw-1rem)] animate-appear overflow-y-auto rounded-lg bg-raised p-1 shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

export function MenuItem({ children, onSelect }: { children: ReactNode; onSelect: () => void }) {
  return (
    <DropdownMenu.Item className={item} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 py-1.5 text-ink-quiet text-xs">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}

type MenuCheckProps = { children: ReactNode; isChecked: boolean; onChange: (isChecked: boolean) => void };

/** On or off; the menu stays open, as one often sets more than one. */
export function MenuCheck({ children, isChecked, onChange }: MenuCheckProps) {
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

type MenuChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
};

/** One of several, the chosen one with a check. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  const change = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onChange(option.value);
  };
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={change} aria-label={label}>
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
