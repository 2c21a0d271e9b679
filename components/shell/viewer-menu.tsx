"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { signOut } from "@/lib/client/sign-out";
import { useAddressedBot, useViewer } from "@/lib/client/viewer";

export function ViewerMenu() {
  const t = useTranslations("shell");
  const viewer = useViewer();
  const bot = useAddressedBot();
  const role = bot?.role ?? viewer.everywhere ?? viewer.bots[0]?.role;
  const router = useRouter();
  const [hasFailed, setHasFailed] = useState(false);

  async function leave() {
    try {
      await signOut();
      // A whole new page: nothing that was read stays in memory.
      window.location.assign("/sign-in");
    } catch {
      setHasFailed(true);
    }
  }

  return (
    <>
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={t("viewerMenu", { name: viewer.name })}
            title={viewer.name}
            className="tap-target grid size-8 shrink-0 place-items-center rounded-full"
          >
            <span
              aria-hidden
              className="grid size-7 place-items-center rounded-full border border-accent-line bg-accent-subtle font-semibold text-accent-ink text-xs"
            >
              {[...viewer.name][0]?.toUpperCase()}
            </span>
          </button>
        }
      >
        <MenuLabel>
          <span className="block truncate font-medium text-ink text-base">{viewer.name}</span>
          {role ? t(`role.${role}`) : null}
        </MenuLabel>
        <MenuSeparator />
        <MenuItem onSelect={() => router.push("/account")}>{t("account")}</MenuItem>
        <MenuItem onSelect={() => void leave()}>{t("signOut")}</MenuItem>
      </Menu>
      {hasFailed ? (
        <p
          role="alert"
          className="fixed end-4 bottom-16 z-50 rounded-lg bg-raised p-3 text-danger shadow-float md:bottom-4"
        >
          {t("signOutFailed")}
        </p>
      ) : null}
    </>
  );
}
