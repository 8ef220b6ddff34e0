import { Component, type ReactNode } from "react";

import { strings } from "../shared/strings";

/** If the page itself breaks, it says so in words and offers a way on, instead of going blank. */
export class Mishap extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="plain" role="alert">
        <p>{strings.trouble.mishap}</p>
        <button type="button" className="action" onClick={() => location.reload()}>{strings.trouble.reload}</button>
      </main>
    );
  }
}
