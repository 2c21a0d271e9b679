import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
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
  const formId = useId();
  const invite = useMutation({
    mutationFn: (form: FormData) =>
      inviteMember({ name: String(form.get("name")).trim(), grants: readGrants(form) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["members"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate(new FormData(event.currentTarget));
  };
  const { data, error } = invite;
  const isTaken = error instanceof ApiProblem && error.code === "conflict";
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(data ? "invited" : "inviteTitle")}
      closeLabel={common("close")}
      footer={
        data ? (
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button type="submit" form={formId} variant="primary" disabled={invite.isPending}>
              {t("makeAddress")}
            </Button>
          </>
        )
      }
    >
      {data ? (
        <NewAddress address={data.address} name={data.member.name} />
      ) : (
        <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
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
          {error && !isTaken ? (
            <p role="alert" className="text-danger text-sm">
              {t("failed", { problem: problem(error) })}
            </p>
          ) : null}
        </form>
      )}
    </Dialog>
  );
}
