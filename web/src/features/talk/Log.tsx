import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { useTalking } from "../../shared/conversation/context";
import { strings } from "../../shared/strings";
import { arranged, WINDOW, windowOf } from "./arrangement";
import { Said } from "./Said";
import { useScroll } from "./useScroll";

const STRIDE = WINDOW / 2;

interface Props {
  readonly name: string;
  readonly late: boolean;
  readonly onBack: (back: boolean) => void;
}

/** Fetching older words: one request at a time, and silent for screen readers until it is done. */
function useOlder() {
  const { conversation, loadOlder } = useTalking();
  const [busy, setBusy] = useState(false);
  const fetchOlder = useCallback(() => {
    if (busy || !conversation.more) return;
    setBusy(true);
    void loadOlder().finally(() => setBusy(false));
  }, [busy, conversation.more, loadOlder]);
  return { busy, fetchOlder };
}

/** Everything said, at most four hundred messages of it in the document. */
export function Log({ name, late, onBack }: Props) {
  const { conversation, sought, found } = useTalking();
  const { entries, more } = conversation;
  const scroller = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(0);
  const { busy, fetchOlder } = useOlder();
  const [start, end] = windowOf(entries.length, hidden);
  const shown = useMemo(() => arranged(entries.slice(start, end), name, new Date()), [entries, start, end, name]);
  const shape = shown.map(({ entry }) => entry.id).join();
  const { back, onScroll, toNow, show } = useScroll(scroller, { shape, total: entries.length, atNow: end === entries.length }, {
    onTop: () => (start > 0 ? setHidden(entries.length - Math.max(WINDOW, end - STRIDE)) : fetchOlder()),
    onBottom: () => setHidden(Math.max(0, hidden - STRIDE)),
  });

  useEffect(() => { onBack(back); }, [back, onBack]);
  useEffect(() => {
    if (sought === null) return;
    const at = entries.findIndex(({ id }) => id === sought);
    if (at < 0) return;
    if (show(sought)) found();
    else setHidden(Math.max(0, entries.length - at - STRIDE));
  }, [sought, entries, shape, show, found]);

  return (
    <div className="log-frame">
      {/* A region that scrolls must be reachable with the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="log" ref={scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={strings.conversation.log(name)}>
        <div className="log-words" role="log" aria-live={busy ? "off" : "polite"} aria-relevant="additions" aria-label={strings.conversation.log(name)}>
          {more && start === 0 && <button type="button" className="quiet older" onClick={fetchOlder}>{strings.conversation.older}</button>}
          {shown.map((placed) => <Said key={placed.entry.id} placed={placed} name={name} late={late} />)}
        </div>
      </div>
      {back && (
        <button type="button" className="to-now" onClick={() => { setHidden(0); requestAnimationFrame(toNow); }}>{strings.conversation.now}</button>
      )}
    </div>
  );
}
