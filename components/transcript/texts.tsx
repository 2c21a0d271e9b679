import { RichText } from "./rich-text";

/** The words above a card; of several the first is its title. */
export function Texts({ texts, hasTitle = texts.length > 1 }: { texts: string[]; hasTitle?: boolean }) {
  if (texts.length === 0) return null;
  return (
    <div className="flex flex-col gap-0.5">
      {texts.map((text, index) => {
        const key = `${index} ${text.slice(0, 40)}`;
        return <RichText key={key} text={text} hasMarks isTitle={hasTitle && index === 0} />;
      })}
    </div>
  );
}
