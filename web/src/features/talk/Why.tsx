import { type ReactNode, useEffect, useRef, useState } from "react";

import { type Reasons, type Remembered, whyOf } from "../../shared/api/rest";
import { useTalking } from "../../shared/conversation/context";
import { momentOf } from "../../shared/lib/time";
import { strings } from "../../shared/strings";
import { Confirm } from "../../shared/ui/Confirm";

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Memory({ memory }: { readonly memory: Remembered }) {
  const { goTo, conversation } = useTalking();
  const who = strings.conversation.speaker(memory.speaker, conversation.standing?.companion.name ?? "");
  return (
    <div className="why-memory">
      <q>{memory.quote}</q>
      <div className="small">
        {[who, momentOf(memory.at, new Date())].filter(Boolean).join(", ")}
        {memory.id && (
          <> · <button type="button" className="link" onClick={() => void goTo(memory.id, memory.at)}>{strings.why.goThere}</button></>
        )}
      </div>
    </div>
  );
}

function Answer({ reasons }: { readonly reasons: Reasons }) {
  return (
    <dl>
      <Row name={strings.why.remembered}>
        {reasons.remembered.length === 0 && strings.why.nothing}
        {reasons.remembered.map((memory, index) => <Memory key={index} memory={memory} />)}
      </Row>
      {reasons.felt && <Row name={strings.why.felt}>{reasons.felt}</Row>}
      {(reasons.meant || reasons.detail) && (
        <Row name={strings.why.meant}>
          {reasons.meant}
          {reasons.detail && <div className="small">{reasons.detail}</div>}
        </Row>
      )}
      {reasons.wordsBy && <Row name={strings.why.wordsBy}>{reasons.wordsBy}</Row>}
    </dl>
  );
}

/** Milliseconds after which the note has its full height. */
const UNFOLDED = 280;

interface Props {
  readonly id: string;
  readonly noteId: string;
  readonly onClose: () => void;
}

/** Why she said it: what she remembered, felt and meant, and whose words they are. */
export function Why({ id, noteId, onClose }: Props) {
  const { forget } = useTalking();
  const [reasons, setReasons] = useState<Reasons | "looking" | "failed">("looking");
  const [forgetting, setForgetting] = useState(false);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let here = true;
    whyOf(id).then((found) => here && setReasons(found), () => here && setReasons("failed"));
    return () => { here = false; };
  }, [id]);
  useEffect(() => {
    if (forgetting) return undefined;
    // Once it has unfolded, the words it explains must still be in view.
    const timer = setTimeout(() => note.current?.closest("[data-entry]")?.scrollIntoView({ block: "nearest" }), UNFOLDED);
    return () => clearTimeout(timer);
  }, [reasons, forgetting]);

  return (
    <div className="why" id={noteId} ref={note}>
      <div className="why-fold">
        <div className="why-note">
          {reasons === "looking" && <p className="small">{strings.why.looking}</p>}
          {reasons === "failed" && <p className="small">{strings.trouble.notLoaded}</p>}
          {typeof reasons === "object" && <Answer reasons={reasons} />}
          {forgetting ? (
            <Confirm id={id} onKeep={() => setForgetting(false)} onForget={() => forget(id)} />
          ) : (
            <div className="why-actions">
              <button type="button" className="action" onClick={() => setForgetting(true)}>{strings.why.forget}</button>
              <button type="button" className="quiet" onClick={onClose}>{strings.why.close}</button>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
