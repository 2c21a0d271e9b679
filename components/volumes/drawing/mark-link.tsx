"use client";
import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";

type MarkLinkProps = {
  href: string | null;
  /** What it stands for, in words. */
  label: string;
  /** Left out of the tab order where there are many; the table has them all. */
  isTabStop?: boolean;
  children: ReactNode;
};

/** A mark of a drawing that opens its list; a mark of nothing is no link. */
export function MarkLink({ href, label, isTabStop = true, children }: MarkLinkProps) {
  const router = useRouter();
  if (href === null) return <g>{children}</g>;
  function open(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (href !== null) router.push(href);
  }
  return (
    <a
      href={href}
      aria-label={label}
      tabIndex={isTabStop ? undefined : -1}
      onClick={open}
      className="group/mark cursor-pointer outline-offset-1"
    >
      {children}
    </a>
  );
}
