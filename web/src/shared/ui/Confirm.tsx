import { useEffect, useRef, useState } from "react";

import { wouldGo } from "../api/rest";
import { strings } from "../strings";

interface Props {
  readonly id: string;
  readonly onKeep: () => void;
  readonly onForget: () => Promise<void>;
}

type Asking = { readonly words: string } | "looking" | "failed";

/** Before anything is forgotten: what would go with it, in words. */
export function Confirm({ id, onKeep, onForget }: Props) {
  const [asking, setAsking] = useState<Asking>("looking");
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    let here = true;
    wouldGo(id).then(
      (words) => here && setAsking({ words }),
      () => here && setAsking("failed"),
    );
    first.current?.focus();
    return () => { here = false; };
  }, [id]);

  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, [asking]);

  const confirm = () => {
    setBusy(true);
    onForget().catch(() => { setBusy(false); setAsking("failed"); });
  };
  const words = asking === "looking" ? strings.forget.asking : asking === "failed" ? strings.forget.stayed : asking.words;

  return (
    <div ref={box} className="confirm" role="group" aria-label={strings.forget.question}>
      <div>
        <p className="confirm-question">{strings.forget.question}</p>
        <p className="small" role="status">{words}</p>
      </div>
      <div className="confirm-choices">
        <button ref={first} type="button" className="quiet" onClick={onKeep}>{strings.forget.keep}</button>
        <button type="button" className="outlined" disabled={busy || typeof asking === "string"} onClick={confirm}>
          {strings.forget.confirm}
        </button>
      </div>
    </div>
  );
}
