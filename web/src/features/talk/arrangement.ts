/** How entries stand on the page: the space before each, and the label where there was silence. */

import type { Entry } from "../../shared/conversation/conversation";
import { gapOf, LABEL_FROM, labelOf, minutesBetween } from "../../shared/lib/time";
import { strings } from "../../shared/strings";

/** More than this many entries are never in the document at once. */
export const WINDOW = 400;

export interface Placed {
  readonly entry: Entry;
  /** Pixels of silence before it. */
  readonly gap: number;
  readonly label: string | null;
}

function labelFor(entry: Entry, silence: number, first: boolean, name: string, now: Date): string | null {
  if (!first && !entry.initiative && silence < LABEL_FROM) return null;
  const when = labelOf(entry.at, now);
  if (when === "") return null;
  return entry.initiative ? `${when} · ${strings.conversation.spokeFirst(name)}` : when;
}

/** The entries of one window, each with the silence before it. `name` is hers. */
export function arranged(entries: readonly Entry[], name: string, now: Date): readonly Placed[] {
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const silence = before ? minutesBetween(before.at, entry.at) : 0;
    const following = before?.from === "companion" && before.initiative && entry.initiative;
    return {
      entry,
      gap: before ? gapOf(silence, before.from === entry.from) : 0,
      label: labelFor(following ? { ...entry, initiative: false } : entry, silence, !before, name, now),
    };
  });
}

/** The slice of `length` entries to show when the newest `hidden` of them are out of sight. */
export function windowOf(length: number, hidden: number): readonly [start: number, end: number] {
  const end = Math.max(Math.min(WINDOW, length), length - hidden);
  return [Math.max(0, end - WINDOW), end];
}
