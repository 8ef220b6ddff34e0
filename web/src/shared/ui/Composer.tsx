import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";

import { useMedia } from "../lib/media";
import { signal } from "../lib/signals";
import { keep, kept } from "../lib/storage";
import { strings } from "../strings";
import { Icon } from "./Icon";

const DRAFT = "everwith.draft";
const LINES = 6;

interface Props {
  readonly name: string;
  readonly hint: string;
  readonly centred?: boolean;
  readonly onSay: (text: string) => void;
  readonly onListening: (listening: boolean) => void;
}

/** Grows with what is written, up to six lines. */
function useGrowth(text: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    field.style.height = "auto";
    const line = Number.parseFloat(getComputedStyle(field).lineHeight) || 25;
    field.style.height = `${Math.min(field.scrollHeight, line * LINES)}px`;
    field.style.overflowY = field.scrollHeight > line * LINES + 1 ? "auto" : "hidden";
  }, [text]);
  return area;
}

/** One rule to write on. What is written is kept with every keystroke, until it is sent. */
export function Composer({ name, hint, centred = false, onSay, onListening }: Props) {
  const [text, setText] = useState(() => kept(DRAFT) ?? "");
  const area = useGrowth(text);
  const mouse = useMedia("(hover: hover) and (pointer: fine)");
  useEffect(() => {
    if (mouse) area.current?.focus({ preventScroll: true });
  }, [mouse, area]);

  const write = (words: string) => {
    keep(DRAFT, words);
    setText(words);
    onListening(words.trim() !== "");
  };
  const send = () => {
    const words = text.trim();
    if (words === "") return;
    onSay(words);
    write("");
    area.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form className={centred ? "composer centred" : "composer"} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <textarea
        ref={area}
        rows={1}
        value={text}
        aria-label={strings.composer.label(name)}
        placeholder={hint}
        enterKeyHint="send"
        autoComplete="off"
        onChange={(event) => { write(event.target.value); signal({ kind: "key" }); }}
        onFocus={() => onListening(text.trim() !== "")}
        onBlur={() => onListening(false)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="icon-button send" aria-label={strings.composer.send} disabled={text.trim() === ""}>
        <Icon name="send" />
      </button>
    </form>
  );
}
