import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { shownValue } from "@/lib/domain/reference";
import type { Tag } from "@/lib/domain/session";

export function TagList({ tags, label }: { tags: Tag[]; label: string }) {
  const t = useTranslations("transcript");
  return (
    <ul aria-label={label} className="flex min-w-0 flex-wrap gap-1">
      {tags.map(({ name, value }, index) => {
        const key = `${index} ${name}`;
        const text = t("tagText", { name, value: shownValue(value) });
        return (
          <li key={key} className="flex min-w-0 max-w-full">
            <Badge title={text}>
              <bdi className="truncate">{text}</bdi>
            </Badge>
          </li>
        );
      })}
    </ul>
  );
}
