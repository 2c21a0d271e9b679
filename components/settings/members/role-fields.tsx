import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import { everyBotId, type Grant } from "@/lib/domain/member";
import { type Bot, roles } from "@/lib/domain/viewer";

type RoleFieldsProps = { grants: Grant[]; bots: Bot[] };

/** A role on every bot, and where it is another one, on a single bot. */
export function RoleFields({ grants, bots }: RoleFieldsProps) {
  const t = useTranslations("members");
  const role = useTranslations("shell.role");
  const rows = [
    { id: everyBotId, name: t("everyBot") },
    ...(bots.length > 1 || grantsOne(grants) ? bots : []),
  ];
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">{t("roles")}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(12rem,100%),1fr))] gap-3">
        {rows.map(({ id, name }) => (
          <SelectField
            key={id}
            label={name}
            name={id}
            defaultValue={grants.find(({ botId }) => botId === id)?.role ?? ""}
          >
            <option value="">{t(id === everyBotId ? "noRole" : "asEveryBot")}</option>
            {[...roles].reverse().map((name) => (
              <option key={name} value={name}>
                {role(name)}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      <p className="text-ink-quiet text-xs">{t("rolesHint")}</p>
    </fieldset>
  );
}

/** What the fields of a form say. */
export function readGrants(form: FormData): Grant[] {
  return [...form].flatMap(([botId, role]) => {
    const known = roles.find((candidate) => candidate === role);
    return known && botId !== "name" ? [{ botId, role: known }] : [];
  });
}

function grantsOne(grants: Grant[]): boolean {
  return grants.some(({ botId }) => botId !== everyBotId);
}
