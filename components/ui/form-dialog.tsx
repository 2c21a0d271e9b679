import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

type FormDialogProps = {
  title: string;
  words: { submit: string; cancel: string; done: string; close: string };
  /** What came of the form, in its place. */
  result?: ReactNode;
  isBusy: boolean;
  onSubmit: (form: FormData) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form in a dialog, and then what came of it, which is shown once. */
export function FormDialog({ title, words, result, isBusy, onSubmit, onClose, children }: FormDialogProps) {
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={words.close}
      footer={
        result ? (
          <Button variant="primary" onClick={onClose}>
            {words.done}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" form={formId} variant="primary" disabled={isBusy}>
              {words.submit}
            </Button>
          </>
        )
      }
    >
      {result ?? (
        <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
          {children}
        </form>
      )}
    </Dialog>
  );
}
