import { useEffect, useMemo, useRef, useState } from "react";

import { Meeting } from "../features/meeting/Meeting";
import { Menu } from "../features/menu/Menu";
import { Talk } from "../features/talk/Talk";
import { useTalking } from "../shared/conversation/context";
import type { Conversation } from "../shared/conversation/conversation";
import { HOME } from "../shared/lib/affect";
import { PHONE, SHORT, useMedia } from "../shared/lib/media";
import { useTheme } from "../shared/lib/theme";
import { strings } from "../shared/strings";
import { Stage } from "../stage/Stage";
import { Header } from "./Header";
import { useKeyboard, useLate, usePast } from "./hooks";

/** What she is doing or how she feels, in words: the light is never the only carrier. */
function standingInWords(conversation: Conversation, listening: boolean, late: boolean): string {
  const { standing, thinking, entries } = conversation;
  if (late) return strings.states.away;
  if (!standing) return strings.states.arriving;
  if (standing.asleep) return strings.states.asleep;
  if (thinking) return strings.states.thinking;
  if (entries.at(-1)?.streaming) return strings.states.speaking;
  if (listening) return strings.states.listening;
  return standing.feeling;
}

function useStates(conversation: Conversation, listening: boolean) {
  const asleep = conversation.standing?.asleep ? 1 : 0;
  const thinking = conversation.thinking && !asleep ? 1 : 0;
  const hears = listening && !thinking && !asleep ? 1 : 0;
  return useMemo(() => ({ asleep, thinking, listening: hears }), [asleep, thinking, hears]);
}

/** The whole page: her light, which stays, and the scene before it, which changes. */
export function App() {
  const { conversation, listening } = useTalking();
  const { standing, locked, line } = conversation;
  const theme = useTheme();
  const late = useLate(line !== "open");
  const [back, setBack] = useState(false);
  const phone = useMedia(PHONE);
  const short = useMedia(SHORT);
  const keyboard = useKeyboard();
  const states = useStates(conversation, listening);
  const menu = useRef<HTMLDialogElement>(null);
  const name = standing?.companion.name ?? "";
  const scene = locked ? "locked" : standing ? (standing.meeting ? "meeting" : "talk") : "arriving";
  const leaving = usePast(scene, 320);
  useEffect(() => { document.title = strings.pageTitle(name); }, [name]);

  const openMenu = (at: "search" | "settings") => {
    menu.current?.showModal();
    menu.current?.querySelector<HTMLElement>(at === "search" ? "#search" : "input[type=radio]:checked")?.focus();
  };
  const shown = (which: string) => scene === which || leaving === which;
  const small = phone && (back || short || keyboard);

  return (
    <div className="page" data-scene={scene} data-small={small || undefined}>
      <Stage affect={standing?.affect ?? HOME} theme={theme} states={states} />
      {shown("talk") && (
        <div className="scene" data-leaving={scene !== "talk" || undefined}>
          <div className="standing">
            <p className="standing-name">{name}</p>
            <p className="small" role="status">{standingInWords(conversation, listening, late)}</p>
          </div>
          <div className="column">
            <Header name={name} onMenu={openMenu} />
            <Talk late={late} onBack={setBack} />
          </div>
        </div>
      )}
      {shown("meeting") && (
        <div className="scene" data-leaving={scene !== "meeting" || undefined}><Meeting late={late} /></div>
      )}
      {scene === "locked" && <main className="plain"><p>{strings.trouble.locked}</p></main>}
      {scene === "arriving" && <main className="plain"><p className="small" role="status">{late ? strings.trouble.away(name) : ""}</p></main>}
      <Menu dialog={menu} />
    </div>
  );
}
