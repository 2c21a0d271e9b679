import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { changeMember, endSignIns, renewInvitation } from "@/lib/client/members";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Member } from "@/lib/domain/member";
import type { Bot } from "@/lib/domain/viewer";
import { NewAddress } from "./new-address";
import { RolesDialog } from "./roles-dialog";

/** What an admin does to somebody else's account. Groups say the roles of those of an identity provider. */
export function MemberMenu({ member, bots }: { member: Member; bots: Bot[] }) {
  const t = useTranslations("members");
  const common = useTranslations("common");
  const problem = useProblemWords();
  const queries = useQueryClient();
  const [isChanging, setIsChanging] = useState(false);
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["members"] });
  const change = useMutation({
    mutationFn: (work: () => Promise<Member>) => work(),
    onSuccess,
  });
  const renew = useMutation({ mutationFn: () => renewInvitation(member.id), onSuccess });
  const error = change.error ?? renew.error;
  const isDisabled = member.disabledAt !== null;
  const isLocal = member.way !== "provider";
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t("actionsOn", { name: member.name })} size="sm" />}
      >
        {isLocal ? (
          <>
            <MenuItem onSelect={() => setIsChanging(true)}>{t("changeRoles")}</MenuItem>
            <MenuItem onSelect={() => renew.mutate()}>{t("newAddress")}</MenuItem>
            <MenuSeparator />
          </>
        ) : null}
        <MenuItem onSelect={() => change.mutate(() => endSignIns(member.id))}>{t("signOut")}</MenuItem>
        <MenuItem onSelect={() => change.mutate(() => changeMember(member.id, { isDisabled: !isDisabled }))}>
          {t(isDisabled ? "enable" : "disable")}
        </MenuItem>
      </Menu>
      {error ? (
        <p role="alert" className="text-danger text-xs">
          {t("failed", { problem: problem(error) })}
        </p>
      ) : null}
      {isChanging ? <RolesDialog member={member} bots={bots} onClose={() => setIsChanging(false)} /> : null}
      {renew.data ? (
        <Dialog open onClose={renew.reset} title={t("newAddressTitle")} closeLabel={common("close")}>
          <div className="text-start">
            <NewAddress address={renew.data.address} name={member.name} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
