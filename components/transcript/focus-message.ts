/** Moves the focus a message on or back; from elsewhere it goes to the first one in sight. */
export function focusMessage(list: HTMLElement | null, step: 1 | -1): void {
  const messages = [...(list?.querySelectorAll("article") ?? [])];
  const focused = document.activeElement?.closest("article");
  const at = focused ? messages.indexOf(focused) : -1;
  const next =
    at >= 0
      ? messages[at + step]
      : messages.find((message) => message.getBoundingClientRect().top >= headerHeightPx);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

const headerHeightPx = 48;
