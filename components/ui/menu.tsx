"use client";
import {
  type ComponentProps,
  type ComponentType,
  cloneElement,
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  use,
  useState,
} from "react";
import { useLate } from "./use-late";

export type MenuProps = {
  /** One button; it gets the menu's keys and states. */
  trigger: ReactElement<ComponentProps<"button">>;
  children: ReactNode;
  align?: "start" | "end";
};
export type MenuLayerProps = MenuProps & {
  /** Opened by a key: the first of its items has the focus. */
  isByKey: boolean;
};
export type MenuItemProps = { children: ReactNode; onSelect: () => void };
export type MenuCheckProps = {
  children: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
};
export type MenuChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
};

/** What a menu is made of; it comes with the layer. */
export type MenuParts = {
  Item: ComponentType<MenuItemProps>;
  CheckItem: ComponentType<MenuCheckProps>;
  Choice: ComponentType<MenuChoiceProps<string>>;
  Label: ComponentType<{ children: ReactNode }>;
  Separator: ComponentType;
};
export const MenuPartsContext = createContext<MenuParts | null>(null);

const fetchLayer = () => import("./menu-layer");

/** The layer stays in its landmark, not in a portal. It is loaded when the first menu is about to open. */
export function Menu(props: MenuProps) {
  const { module, preload, load } = useLate(fetchLayer);
  const [isByKey, setIsByKey] = useState(false);
  if (module) return <module.MenuLayer {...props} isByKey={isByKey} />;
  return cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: preload,
    onFocus: preload,
    // A click that no pointer made counts none.
    onClick: ({ detail }: MouseEvent) => {
      setIsByKey(detail === 0);
      load();
    },
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key !== "ArrowDown") return;
      setIsByKey(true);
      load();
    },
  });
}

function useParts(): MenuParts {
  const parts = use(MenuPartsContext);
  if (!parts) throw new Error("The parts of a menu need a Menu around them.");
  return parts;
}

export function MenuItem(props: MenuItemProps) {
  const { Item } = useParts();
  return <Item {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useParts();
  return <Label>{children}</Label>;
}

export function MenuSeparator() {
  const { Separator } = useParts();
  return <Separator />;
}

/** On or off; the menu stays open, as one often sets more than one. */
export function MenuCheck(props: MenuCheckProps) {
  const { CheckItem } = useParts();
  return <CheckItem {...props} />;
}

/** One of several, the chosen one with a check. */
export function MenuChoice<T extends string>({ onChange, ...props }: MenuChoiceProps<T>) {
  const { Choice } = useParts();
  const change = (next: string) => {
    const option = props.options.find((candidate) => candidate.value === next);
    if (option) onChange(option.value);
  };
  return <Choice {...props} onChange={change} />;
}
