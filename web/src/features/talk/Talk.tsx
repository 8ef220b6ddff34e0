import "./talk.css";

import { useTalking } from "../../shared/conversation/context";
import { subjectOf } from "../../shared/lib/pronouns";
import { strings } from "../../shared/strings";
import { Composer } from "../../shared/ui/Composer";
import { Log } from "./Log";

interface Props {
  /** The line has been away for a while. */
  readonly late: boolean;
  readonly onBack: (back: boolean) => void;
}

/** The page on which one talks with her. */
export function Talk({ late, onBack }: Props) {
  const { conversation, say, listen } = useTalking();
  const { standing, notice, trouble } = conversation;
  const name = standing?.companion.name ?? "";
  return (
    <main className="talk">
      <Log name={name} late={late} onBack={onBack} />
      <footer className="talk-foot">
        <p className="small trouble" role="status">{late ? strings.trouble.away(name) : trouble}</p>
        <Composer
          name={name}
          hint={standing?.asleep ? strings.composer.asleep(subjectOf(standing.companion.pronouns)) : strings.composer.hint}
          onSay={say}
          onListening={listen}
        />
        <p className="small notice">{notice}</p>
      </footer>
    </main>
  );
}
