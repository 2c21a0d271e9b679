import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";

const known = [
  "address",
  "bcc",
  "cc",
  "date",
  "duration",
  "email",
  "end",
  "from",
  "intent",
  "latitude",
  "longitude",
  "name",
  "phone",
  "start",
  "status",
  "subject",
  "to",
] as const;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Names of fields in the viewer's language where they are known, and taken apart where they are not. */
export function useFactWords() {
  const t = useTranslations("transcript");
  const formats = useFormats();
  return {
    name: (name: string) => {
      const field = known.find((word) => word === name.toLowerCase());
      return field ? t(`field.${field}`) : humanName(name);
    },
    value: (value: string) =>
      instant.test(value) && !Number.isNaN(Date.parse(value)) ? formats.fullInstant(value) : value,
  };
}

/** `durationMinutes` and `duration_minutes` as people would write them; a name with spaces is one already. */
function humanName(name: string): string {
  if (!/^[A-Za-z][\w-]*$/.test(name)) return name;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim();
  return /[A-Z]{2}/.test(name) ? words : words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
