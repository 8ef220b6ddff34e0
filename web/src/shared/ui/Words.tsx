import { useEffect, useMemo, useRef, useState } from "react";

import { CALM, useMedia } from "../lib/media";
import { pauseAfter, wordsIn } from "../lib/pacing";
import { signal } from "../lib/signals";

interface Props {
  readonly text: string;
  /** More of it may come. */
  readonly streaming: boolean;
  /** Let the words appear one by one; otherwise they are simply there. */
  readonly fresh: boolean;
}

/** How many of the words are shown so far, growing one at a time. */
function useRevealed(words: readonly string[], streaming: boolean, fresh: boolean): number {
  const [shown, setShown] = useState(fresh ? 0 : words.length);
  // The last word of a stream may still grow, so it waits for the space behind it.
  const ready = streaming && !/\s$/.test(words.at(-1) ?? "") ? words.length - 1 : words.length;
  const first = useRef(true);
  useEffect(() => {
    if (!fresh || shown >= ready) return;
    const said = words[shown - 1];
    const pause = first.current || said === undefined ? 0 : pauseAfter(said, shown, ready - shown);
    first.current = false;
    const timer = setTimeout(() => {
      const word = words[shown];
      if (word !== undefined) signal({ kind: "word", word });
      setShown(shown + 1);
    }, pause);
    return () => clearTimeout(timer);
  }, [fresh, shown, ready, words]);
  return fresh ? shown : words.length;
}

/** Her words: as she says them for the eye, whole for a screen reader, once, when they are complete. */
export function Words({ text, streaming, fresh }: Props) {
  const calm = useMedia(CALM);
  const oneByOne = fresh && !calm;
  const words = useMemo(() => wordsIn(text), [text]);
  const shown = useRevealed(words, streaming, oneByOne);
  if (!oneByOne && !streaming) return text;
  return (
    <>
      <span aria-hidden="true">
        {words.slice(0, shown).map((word, index) => (
          <span key={index} className={oneByOne ? "word" : undefined}>{word}</span>
        ))}
      </span>
      {!streaming && <span className="unseen">{text}</span>}
    </>
  );
}
