import { strings } from "../shared/strings";
import { Icon } from "../shared/ui/Icon";

interface Props {
  readonly name: string;
  /** Open the menu, at the search or at the settings. */
  readonly onMenu: (at: "search" | "settings") => void;
}

/** Where one is, and the way to the rest. */
export function Header({ name, onMenu }: Props) {
  return (
    <header className="header">
      <p className="header-name">{name}</p>
      <nav aria-label={strings.nav}>
        <a href="/" aria-current="page" onClick={(event) => event.preventDefault()}>{strings.talk}</a>
      </nav>
      <div className="header-icons">
        <button type="button" className="icon-button wide-only" aria-label={strings.menu.search} onClick={() => onMenu("search")}><Icon name="search" /></button>
        <button type="button" className="icon-button wide-only" aria-label={strings.menu.settings} onClick={() => onMenu("settings")}><Icon name="settings" /></button>
        <button type="button" className="icon-button phone-only" aria-label={strings.menu.open} onClick={() => onMenu("settings")}><Icon name="menu" /></button>
      </div>
    </header>
  );
}
