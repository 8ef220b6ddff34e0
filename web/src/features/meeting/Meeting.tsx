import "./meeting.css";

import { useTalking } from "../../shared/conversation/context";
import { subjectOf } from "../../shared/lib/pronouns";
import { strings } from "../../shared/strings";
import { Composer } from "../../shared/ui/Composer";
import { Words } from "../../shared/ui/Words";
import { exchange } from "./exchange";

/** The first meeting: her light, what was answered last, and what she says now. Nothing else. */
export function Meeting({ late }: { readonly late: boolean }) {
  const { conversation, say, listen, sendAgain } = useTalking();
  const { standing, notice, trouble, entries } = conversation;
  const { answer, hers } = exchange(entries);
  const name = standing?.companion.name ?? "";
  const they = subjectOf(standing?.companion.pronouns ?? "");
  const They = they.charAt(0).toUpperCase() + they.slice(1);
  return (
    <main className="meeting">
      <h1 className="unseen">{strings.meeting.heading}</h1>
      <div className="meeting-words" role="log" aria-live="polite" aria-relevant="additions">
        {answer && (
          <p className="meeting-answer" key={answer.id}>
            <span className="unseen">{strings.conversation.you} </span>
            {answer.text}
          </p>
        )}
        {answer?.delivery === "refused" && (
          <p className="small">
            {answer.refusal} <button type="button" className="link" onClick={() => sendAgain(answer.id)}>{strings.conversation.sendAgain}</button>
          </p>
        )}
        {hers.map((entry) => (
          <p className="meeting-hers" key={entry.id}>
            <Words text={entry.text} streaming={entry.streaming} fresh={entry.fresh} />
          </p>
        ))}
      </div>
      <footer className="meeting-foot">
        <p className="small trouble" role="status">{late ? strings.trouble.away(name) : trouble}</p>
        <Composer name={name} hint={strings.composer.meeting} centred onSay={say} onListening={listen} />
        <p className="small notice">{notice ?? strings.meeting.whatSheIs(They)}</p>
      </footer>
    </main>
  );
}
