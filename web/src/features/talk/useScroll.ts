/** Scrolling in a log that grows at both ends: newest words stay in view, older ones come without a jump. */

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Pixels from the end within which one is "at now". */
const NEAR = 64;
/** Pixels from the top at which older words are fetched. */
const FETCH_AT = 360;

interface Anchor {
  readonly id: string;
  readonly offset: number;
}

export interface Edges {
  readonly onTop: () => void;
  readonly onBottom: () => void;
}

const entriesIn = (scroller: HTMLElement) => [...scroller.querySelectorAll<HTMLElement>("[data-entry]")];

function anchorOf(scroller: HTMLElement): Anchor | null {
  const top = scroller.scrollTop;
  const seen = entriesIn(scroller).find((entry) => entry.offsetTop + entry.offsetHeight > top);
  return seen ? { id: seen.dataset.entry ?? "", offset: seen.offsetTop - top } : null;
}

export interface Contents {
  /** Changes whenever entries come or go in the document. */
  readonly shape: string;
  /** How many entries there are, in the document or not. */
  readonly total: number;
  /** Nothing newer is out of the document. */
  readonly atNow: boolean;
}

/** Keeps the place in what is read, and asks at the `edges` for more. */
export function useScroll(scroller: RefObject<HTMLElement | null>, { shape, total, atNow }: Contents, edges: Edges) {
  const pinned = useRef(true);
  const anchor = useRef<Anchor | null>(null);
  const [back, setBack] = useState(false);

  const toNow = useCallback(() => {
    pinned.current = true;
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [scroller]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    const left = box.scrollHeight - box.clientHeight - box.scrollTop;
    pinned.current = left < NEAR && atNow;
    anchor.current = pinned.current ? null : anchorOf(box);
    setBack(left > 2 * NEAR || !atNow);
    if (box.scrollTop < FETCH_AT) edges.onTop();
    if (left < FETCH_AT && !atNow) edges.onBottom();
  };

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (pinned.current) toNow();
    if (pinned.current) return;
    const held = anchor.current;
    const entry = held && entriesIn(box).find(({ dataset }) => dataset.entry === held.id);
    if (held && entry) box.scrollTop = entry.offsetTop - held.offset;
  }, [scroller, shape, toNow]);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const watch = new ResizeObserver(() => { if (pinned.current) toNow(); });
    watch.observe(box);
    if (box.firstElementChild) watch.observe(box.firstElementChild);
    return () => watch.disconnect();
  }, [scroller, toNow]);

  const ask = useRef(edges);
  useEffect(() => { ask.current = edges; });
  useEffect(() => {
    // At the very top no further scroll can be felt, so what has been fetched is brought in by itself.
    const box = scroller.current;
    if (box && !pinned.current && box.scrollTop < FETCH_AT) ask.current.onTop();
  }, [scroller, shape, total]);

  const show = useCallback((id: string): boolean => {
    const box = scroller.current;
    const entry = box && entriesIn(box).find(({ dataset }) => dataset.entry === id);
    if (!box || !entry) return false;
    pinned.current = false;
    entry.scrollIntoView({ block: "center" });
    anchor.current = anchorOf(box);
    entry.animate([{ backgroundColor: "var(--sunk)" }, { backgroundColor: "transparent" }], { duration: 2400, easing: "ease-out" });
    return true;
  }, [scroller]);

  return { back, onScroll, toNow, show };
}
