import "./menu.css";

import { type RefObject, useEffect } from "react";

import { CHOICES, chooseTheme, useChoice } from "../../shared/lib/theme";
import { strings } from "../../shared/strings";
import { Icon } from "../../shared/ui/Icon";
import { Search } from "./Search";

function Theme() {
  const chosen = useChoice();
  return (
    <fieldset className="menu-row">
      <legend>{strings.menu.theme}</legend>
      <div className="choices">
        {CHOICES.map((choice) => (
          <label key={choice} className="choice">
            <input type="radio" name="theme" className="unseen" checked={chosen === choice} onChange={() => chooseTheme(choice)} />
            <span>{strings.menu.themes[choice]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface Props {
  readonly dialog: RefObject<HTMLDialogElement | null>;
}

/** The quiet rest: search, paper, and everything to take along. */
export function Menu({ dialog }: Props) {
  const close = () => dialog.current?.close();
  useEffect(() => {
    const sheet = dialog.current;
    const outside = (event: MouseEvent) => event.target === sheet && sheet?.close();
    sheet?.addEventListener("click", outside);
    return () => sheet?.removeEventListener("click", outside);
  }, [dialog]);
  return (
    <dialog ref={dialog} className="menu" aria-label={strings.menu.open}>
      <div className="menu-sheet">
        <button type="button" className="icon-button menu-close" aria-label={strings.menu.close} onClick={close}><Icon name="close" /></button>
        <Search onGone={close} />
        <Theme />
        <section className="menu-row">
          <h2>{strings.menu.keep}</h2>
          <div>
            <a className="action" href="/api/export" download>{strings.menu.export}</a>
            <p className="small">{strings.menu.exportHint}</p>
          </div>
        </section>
      </div>
    </dialog>
  );
}
