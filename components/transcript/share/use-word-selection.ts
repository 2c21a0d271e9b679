import { type KeyboardEvent, type MouseEvent, type RefObject, useRef, useState } from "react";
import { segmenterOf, segmentText } from "@/lib/domain/segment-text";

type Word = { node: Text; from: number; to: number };

/** What a click there would do is not to choose a word. */
const acting = "button, summary, [role=img], [data-hidden]";

/**
 * Chooses words of the messages in `root`, by click, by selecting, or by the arrow keys and Enter, and hands them on: as
 * they stand together, and piece by piece for where they do not. `selected` is what the keys are at.
 */
export function useWordSelection(
  root: RefObject<HTMLElement | null>,
  isSaid: (word: string) => boolean,
  onWords: (together: string, pieces: string[]) => void,
) {
  const [selected, setSelected] = useState("");
  const cursor = useRef({ from: -1, to: -1 });

  const choose = (selection: Selection) => {
    const pieces = root.current ? piecesOf(root.current, selection.getRangeAt(0)) : [];
    const together = pieces.join(" ").trim();
    selection.removeAllRanges();
    setSelected("");
    if (together !== "") onWords(together, pieces);
  };

  const onMouseUp = (event: MouseEvent) => {
    const selection = window.getSelection();
    if (!selection || !root.current?.contains(selection.anchorNode)) return;
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest(acting))) return;
    if (selection.isCollapsed) {
      const word = wordAtPoint(root.current, event);
      if (!word) return;
      selection.setBaseAndExtent(word.node, word.from, word.node, word.to);
    }
    choose(selection);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const selection = window.getSelection();
    if (!root.current || !selection || event.target !== root.current) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const words = [...wordsIn(root.current)];
      const place = cursor.current;
      let next = place.to + step;
      // The screen's own words, such as those of a note, nobody said.
      while (!event.shiftKey && words[next] && !isSaid(textOf(words[next]))) next += step;
      if (words[next]) place.to = next;
      place.from = event.shiftKey ? Math.min(place.from, place.to) : place.to;
      const [first, last] = [words[Math.max(place.from, 0)], words[place.to]];
      if (!first || !last) return;
      selection.setBaseAndExtent(first.node, first.from, last.node, last.to);
      last.node.parentElement?.scrollIntoView({ block: "nearest" });
      setSelected(selection.toString());
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (!selection.isCollapsed && root.current.contains(selection.anchorNode)) choose(selection);
    }
  };

  // Links of the conversation are words here.
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
  };
  return { selected, handlers: { onMouseUp, onKeyDown, onClick } };
}

function textOf(word: Word | undefined): string {
  return word ? word.node.data.slice(word.from, word.to) : "";
}

function wordAtPoint(root: HTMLElement, { clientX, clientY }: MouseEvent): Word | undefined {
  const caret = caretAt(clientX, clientY);
  if (!caret) return undefined;
  const { node, at } = caret;
  for (const word of wordsIn(root)) {
    if (word.node === node && word.from <= at && at <= word.to) return word;
  }
  return undefined;
}

/** Browsers have one of these names for it, or both. */
function caretAt(x: number, y: number): { node: Node; at: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, at: position.offset };
  }
  const range = Document.prototype.caretRangeFromPoint?.call(document, x, y);
  return range ? { node: range.startContainer, at: range.startOffset } : null;
}

/** What is selected within the messages, each text by itself. */
function piecesOf(root: HTMLElement, range: Range): string[] {
  return textsIn(root).flatMap((node) => {
    if (!range.intersectsNode(node)) return [];
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    return node.data.slice(from, to).trim() || [];
  });
}

function* wordsIn(root: HTMLElement): Generator<Word> {
  for (const node of textsIn(root)) {
    for (const { segment, index, isWordLike } of segmentText(segmenterOf("word"), node.data)) {
      if (isWordLike) yield { node, from: index, to: index + segment.length };
    }
  }
}

/** What was said: neither who said it nor when, nor what is black already. */
function textsIn(root: HTMLElement): Text[] {
  return [...root.querySelectorAll("[id$='-body']")].flatMap((body) => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text && !node.parentElement?.closest(`${acting}, .sr-only`)) texts.push(node);
    }
    return texts;
  });
}
