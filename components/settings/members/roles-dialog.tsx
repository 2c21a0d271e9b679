import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FaultText } from "@/components/ui/fault-text";
import { changeMember } from "@/lib/client/members";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Member } from "@/lib/domain/member";
import type { Bot } from "@/lib/domain/viewer";
import { RoleFields, readGrants } from "./role-fields";

type RolesDialogProps = { member: Member; bots: Bot[]; onClose: () => void };

export function RolesDialog({ member, bots, onClose }: RolesDialogProps) {
  const t = useTranslations("members");
  const common = useTranslations("common");
  const problem = useProblemWords();
  const queries = useQueryClient();
  const formId = useId();
  const save = useMutation({
    mutationFn: (form: FormData) => changeMember(member.id, { grants: readGrants(form) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["members"] });
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("rolesOf", { name: member.name })}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" disabled={save.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        <RoleFields grants={member.grants} bots={bots} />
        {save.error ? <FaultText>{t("failed", { problem: problem(save.error) })}</FaultText> : null}
      </form>
    </Dialog>
  );
}
