/** The part of a conversation that the first meeting shows. */

import type { Entry } from "../../shared/conversation/conversation";

export interface Exchange {
  /** The owner's last answer, if there has been one. */
  readonly answer: Entry | null;
  /** What she has said since; before her reply comes, nothing. */
  readonly hers: readonly Entry[];
}

/** The last answer and what she said to it. */
export function exchange(entries: readonly Entry[]): Exchange {
  const at = entries.findLastIndex(({ from }) => from === "owner");
  return { answer: entries[at] ?? null, hers: entries.slice(at + 1) };
}
