import { type SubmitEvent, useState } from "react";

import { type Found, recall } from "../../shared/api/rest";
import { useTalking } from "../../shared/conversation/context";
import { momentOf } from "../../shared/lib/time";
import { strings } from "../../shared/strings";
import { Icon } from "../../shared/ui/Icon";

type Result = readonly Found[] | "nothing yet" | "looking" | "failed";

function wordsFor(result: Result): string {
  if (result === "nothing yet") return "";
  if (result === "looking") return strings.menu.searching;
  if (result === "failed") return strings.trouble.notLoaded;
  return result.length === 0 ? strings.menu.nothingFound : strings.menu.found(result.length);
}

/** Search through everything that was said; each thing found leads back to its moment. */
export function Search({ onGone }: { readonly onGone: () => void }) {
  const { goTo, conversation } = useTalking();
  const name = conversation.standing?.companion.name ?? "";
  const [words, setWords] = useState("");
  const [result, setResult] = useState<Result>("nothing yet");
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    if (words.trim() === "") return;
    setResult("looking");
    recall(words.trim()).then(setResult, () => setResult("failed"));
  };
  return (
    <section>
      <form className="search" role="search" onSubmit={search}>
        <Icon name="search" />
        <input
          id="search"
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder={strings.menu.searchHint}
          aria-label={strings.menu.searchHint}
          enterKeyHint="search"
          autoComplete="off"
        />
      </form>
      <p className="small found-count" role="status">{wordsFor(result)}</p>
      {typeof result === "object" && (
        <ul className="found">
          {result.map((memory) => (
            <li key={memory.id}>
              <button type="button" onClick={() => { onGone(); void goTo(memory.id, memory.at); }}>
                <q>{memory.text}</q>
                <span className="small">
                  {[strings.conversation.speaker(memory.speaker, name), momentOf(memory.at, new Date())].filter(Boolean).join(", ")}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
