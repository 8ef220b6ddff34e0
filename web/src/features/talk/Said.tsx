import { type CSSProperties, memo, useId, useState } from "react";

import type { Entry } from "../../shared/conversation/conversation";
import { useTalking } from "../../shared/conversation/context";
import { HOME } from "../../shared/lib/affect";
import { hourOf } from "../../shared/lib/time";
import { strings } from "../../shared/strings";
import { Confirm } from "../../shared/ui/Confirm";
import { Words } from "../../shared/ui/Words";
import { emberOf } from "../../stage/affect";
import type { Placed } from "./arrangement";
import { Why } from "./Why";

function Hers({ entry, name }: { readonly entry: Entry; readonly name: string }) {
  const [open, setOpen] = useState(false);
  const noteId = useId();
  return (
    <>
      <div className="said">
        <button
          type="button"
          className="dot"
          aria-label={strings.why.open(name)}
          aria-expanded={open}
          aria-controls={open ? noteId : undefined}
          disabled={entry.streaming}
          onClick={() => setOpen(!open)}
        />
        <p className="hers">
          <span className="unseen">{strings.conversation.said(name)} </span>
          <Words text={entry.text} streaming={entry.streaming} fresh={entry.fresh} />
        </p>
        <time className="stamp" dateTime={entry.at}>{hourOf(entry.at)}</time>
      </div>
      {open && <Why id={entry.id} noteId={noteId} onClose={() => setOpen(false)} />}
    </>
  );
}

function Undelivered({ entry }: { readonly entry: Entry }) {
  const { sendAgain, takeBack } = useTalking();
  if (entry.delivery === "waiting") return <p className="small aside">{strings.conversation.waiting}</p>;
  return (
    <div className="aside">
      <p className="small">{entry.refusal}</p>
      <button type="button" className="action" onClick={() => sendAgain(entry.id)}>{strings.conversation.sendAgain}</button>
      <button type="button" className="quiet" onClick={() => takeBack(entry.id)}>{strings.conversation.takeBack}</button>
    </div>
  );
}

function Owners({ entry, late }: { readonly entry: Entry; readonly late: boolean }) {
  const { forget } = useTalking();
  const [forgetting, setForgetting] = useState(false);
  const kept = entry.delivery === "kept";
  return (
    <>
      <div className="said owners-row">
        {kept && (
          <span className="stamp">
            <button type="button" className="link" onClick={() => setForgetting(true)}>{strings.forget.button}</button>
            <time dateTime={entry.at}>{hourOf(entry.at)}</time>
          </span>
        )}
        {/* A touch has no hover: touching the words shows their hour and what can be done. */}
        <p className="owners" tabIndex={-1}>
          <span className="unseen">{strings.conversation.you} </span>
          {entry.text}
        </p>
      </div>
      {(entry.delivery === "refused" || (late && !kept)) && <Undelivered entry={entry} />}
      {forgetting && <Confirm id={entry.id} onKeep={() => setForgetting(false)} onForget={() => forget(entry.id)} />}
    </>
  );
}

interface Props {
  readonly placed: Placed;
  readonly name: string;
  /** The line has been away long enough that waiting words should say so. */
  readonly late: boolean;
}

/** One message, with the silence before it. */
export const Said = memo(function Said({ placed, name, late }: Props) {
  const { entry, gap, label } = placed;
  const style = { "--gap": `${gap}px`, "--ember": emberOf(entry.affect ?? HOME) } as CSSProperties;
  return (
    <div className="entry" data-entry={entry.id} style={style}>
      {label && <p className="when"><time dateTime={entry.at}>{label}</time></p>}
      {entry.from === "companion" ? <Hers entry={entry} name={name} /> : <Owners entry={entry} late={late} />}
    </div>
  );
}, (a, b) => a.placed.entry === b.placed.entry && a.placed.gap === b.placed.gap && a.placed.label === b.placed.label
  && a.name === b.name && a.late === b.late);
