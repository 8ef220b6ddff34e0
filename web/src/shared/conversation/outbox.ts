/** What was said and not yet acknowledged. It outlives the page, and is sent again with the same id until it is. */

import { fieldsOf, listOf, wordsOf } from "../api/protocol";
import { keep, kept } from "../lib/storage";

export interface Letter {
  readonly id: string;
  readonly text: string;
  /** When it was said: ISO 8601. */
  readonly at: string;
}

const PLACE = "everwith.unsent";

/** Everything still unacknowledged, oldest first. Read afresh each time: another window may have changed it. */
export function letters(): readonly Letter[] {
  let value: unknown = null;
  try {
    value = JSON.parse(kept(PLACE) ?? "[]");
  } catch {
    value = null;
  }
  return listOf(value)
    .map(fieldsOf)
    .map(({ id, text, at }) => ({ id: wordsOf(id), text: wordsOf(text), at: wordsOf(at) }))
    .filter(({ id, text }) => id !== "" && text !== "");
}

function write(all: readonly Letter[]): void {
  keep(PLACE, all.length ? JSON.stringify(all) : "");
}

/** Keep a letter until it is acknowledged. */
export function post(letter: Letter): void {
  write([...letters().filter(({ id }) => id !== letter.id), letter]);
}

/** These were acknowledged, refused or taken back. */
export function settle(ids: readonly string[]): void {
  const rest = letters().filter(({ id }) => !ids.includes(id));
  write(rest);
}
