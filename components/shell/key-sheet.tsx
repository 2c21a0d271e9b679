"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { usePreferences } from "@/lib/client/use-preferences";
import { changeableKeys, changeKey, type KeyMap } from "@/lib/domain/key-map";
import type { Preferences } from "@/lib/domain/preferences";
import { KeyButton } from "./key-button";

type KeySheetProps = { preferences: Preferences; onClose: () => void };

/** By where they work; each row's words are `shell.keys.<name>`. */
const groups = [
  {
    name: "everywhere",
    keys: [
      ["palette", ["Ctrl K", "⌘ K"]],
      ["sheet", ["?"]],
      ["goSessions", ["g s"]],
      ["goVolumes", ["g v"]],
      ["close", ["Esc"]],
    ],
  },
  {
    name: "list",
    keys: [
      ["search", ["/"]],
      ["move", ["j", "k"]],
      ["open", ["Enter"]],
      ["intoPeek", ["→"]],
      ["neighbour", ["[", "]"]],
      ["hit", ["n", "N"]],
      ["select", ["x"]],
      ["copyLink", ["."]],
    ],
  },
  {
    name: "session",
    keys: [
      ["moveMessage", ["j", "k"]],
      ["neighbour", ["[", "]"]],
      ["copyLink", ["."]],
    ],
  },
] as const;

export function KeySheet({ preferences, onClose }: KeySheetProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const { switchSingleKeys, changeKeys } = usePreferences();
  const [keyMap, setKeyMap] = useState(preferences.keyMap);
  const change = (next: KeyMap) => {
    setKeyMap(next);
    changeKeys(next);
  };
  return (
    <Dialog open onClose={onClose} title={t("keys.title")} closeLabel={common("close")}>
      <Checkbox
        defaultChecked={preferences.areSingleKeysOn}
        onChange={(event) => switchSingleKeys(event.target.checked)}
        className="-mx-1.5"
      >
        {t("keys.single")}
      </Checkbox>
      <p className="mt-1 text-ink-quiet text-xs">{t("keys.changeHint")}</p>
      {Object.keys(keyMap).length > 0 ? (
        <Button size="sm" className="mt-2" onClick={() => change({})}>
          {t("keys.reset")}
        </Button>
      ) : null}
      {groups.map(({ name, keys }) => (
        <section key={name} className="mt-4" aria-labelledby={`keys-${name}`}>
          <h3 id={`keys-${name}`} className="mb-1 font-medium text-ink-quiet text-xs">
            {t(`keys.in.${name}`)}
          </h3>
          <dl>
            {keys.map(([action, names]) => (
              <div key={action} className="flex items-center justify-between gap-4 border-b py-1.5">
                <dt>{t(`keys.${action}`)}</dt>
                <dd className="flex shrink-0 gap-1.5">
                  {names.map((name) => {
                    const key = changeableKeys.find((one) => one === name);
                    return key ? (
                      <KeyButton
                        key={name}
                        name={keyMap[key] ?? key}
                        action={t(`keys.${action}`)}
                        onKey={(wish) => change(changeKey(keyMap, key, wish))}
                      />
                    ) : (
                      <kbd
                        key={name}
                        className="rounded-sm border bg-sunken px-1.5 font-mono text-xs leading-5"
                      >
                        {name}
                      </kbd>
                    );
                  })}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
