import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { ApiProblem } from "@/lib/client/api";
import { inviteMember } from "@/lib/client/members";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Bot } from "@/lib/domain/viewer";
import { NewAddress } from "./new-address";
import { RoleFields, readGrants } from "./role-fields";

export function InviteDialog({ bots, onClose }: { bots: Bot[]; onClose: () => void }) {
  const t = useTranslations("members");
  const common = useTranslations("common");
  const problem = useProblemWords();
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (form: FormData) =>
      inviteMember({ name: String(form.get("name")).trim(), grants: readGrants(form) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["members"] }),
  });
  const { data, error } = invite;
  const isTaken = error instanceof ApiProblem && error.code === "conflict";
  return (
    <FormDialog
      title={t(data ? "invited" : "inviteTitle")}
      words={{ submit: t("makeAddress"), cancel: t("cancel"), done: t("done"), close: common("close") }}
      isBusy={invite.isPending}
      onSubmit={(form) => invite.mutate(form)}
      onClose={onClose}
      result={data ? <NewAddress address={data.address} name={data.member.name} /> : undefined}
    >
      <Field
        label={t("name")}
        hint={t("nameHint")}
        error={isTaken ? t("nameTaken") : undefined}
        name="name"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        required
      />
      <RoleFields grants={[]} bots={bots} />
      {error && !isTaken ? <FaultText>{t("failed", { problem: problem(error) })}</FaultText> : null}
    </FormDialog>
  );
}
