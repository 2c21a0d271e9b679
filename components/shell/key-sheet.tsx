"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { usePreferences } from "@/lib/client/use-preferences";

type KeySheetProps = { areSingleKeysOn: boolean; onClose: () => void };

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

export function KeySheet({ areSingleKeysOn, onClose }: KeySheetProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const { switchSingleKeys } = usePreferences();
  return (
    <Dialog open onClose={onClose} title={t("keys.title")} closeLabel={common("close")}>
      <Checkbox
        defaultChecked={areSingleKeysOn}
        onChange={(event) => switchSingleKeys(event.target.checked)}
        className="-mx-1.5"
      >
        {t("keys.single")}
      </Checkbox>
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
                  {names.map((key) => (
                    <kbd key={key} className="rounded-sm border bg-sunken px-1.5 font-mono text-xs leading-5">
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
