/** What the page knows of the conversation, and how each event changes it. Pure: an old value in, a new one out. */

import type { LineState } from "../api/live";
import type { Message, ServerEvent, Speaker, Standing } from "../api/protocol";
import type { Affect } from "../lib/affect";
import type { Letter } from "./outbox";

/** `waiting`: not acknowledged yet. `kept`: durable with her. `refused`: she could not take it. */
export type Delivery = "waiting" | "kept" | "refused";

export interface Entry {
  readonly id: string;
  readonly from: Speaker;
  readonly text: string;
  readonly at: string;
  /** Its place: the server's number, or for one's own words a number just after the last one known. */
  readonly place: number;
  readonly numbered: boolean;
  readonly inReplyTo: string | null;
  readonly initiative: boolean;
  readonly affect: Affect | null;
  readonly delivery: Delivery;
  /** Still arriving word by word. */
  readonly streaming: boolean;
  /** Arrived while the page was open, so its words may appear one by one. */
  readonly fresh: boolean;
  readonly refusal: string | null;
}

export interface Conversation {
  readonly line: LineState;
  readonly locked: boolean;
  readonly standing: Standing | null;
  readonly notice: string | null;
  readonly entries: readonly Entry[];
  /** The highest sequence number seen; null before the first. */
  readonly cursor: number | null;
  /** Messages up to here are history: they were there when this page came. */
  readonly history: number;
  readonly thinking: boolean;
  /** Whether there is more before the first entry. */
  readonly more: boolean;
  /** Streams cut by a break: what follows would lack its middle, so only their final form counts. */
  readonly broken: readonly string[];
  readonly trouble: string | null;
}

export const SILENCE: Conversation = {
  line: "closed", locked: false, standing: null, notice: null, entries: [], cursor: null, history: 0,
  thinking: false, more: false, broken: [], trouble: null,
};

export type Happening =
  | ServerEvent
  | { readonly type: "line"; readonly state: LineState }
  | { readonly type: "locked" }
  | { readonly type: "said"; readonly letter: Letter }
  | { readonly type: "taken-back"; readonly id: string }
  | { readonly type: "older"; readonly messages: readonly Message[]; readonly more: boolean }
  | { readonly type: "calmed" };

const numbered = (message: Message, history: number): Entry => ({
  id: message.id, from: message.from, text: message.text, at: message.at,
  place: message.seq, numbered: true,
  inReplyTo: message.inReplyTo, initiative: message.initiative, affect: message.affect,
  delivery: "kept", streaming: false, fresh: message.seq > history, refusal: null,
});

const WAITING_PLACE = 1e15;

/** Unacknowledged words stand last; everything else by its place. */
const order = (entry: Entry) => (entry.delivery === "kept" ? entry.place : WAITING_PLACE + entry.place);

function placed(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const rest = entries.filter(({ id }) => id !== entry.id);
  const at = rest.findLastIndex((other) => order(other) <= order(entry));
  return [...rest.slice(0, at + 1), entry, ...rest.slice(at + 1)];
}

const known = (state: Conversation, id: string) => state.entries.find((entry) => entry.id === id);
const changed = (entries: readonly Entry[], id: string, change: Partial<Entry>) =>
  entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));

/** A place after everything known now, and after what was said here since. */
function nextPlace(state: Conversation): number {
  const last = Math.max(state.cursor ?? 0, ...state.entries.slice(-8).map(({ place }) => place));
  return last + 1 / 1024;
}

function withMessage(state: Conversation, message: Message): Conversation {
  const before = known(state, message.id);
  const entry = numbered(message, state.history);
  const fresh = before ? before.fresh : entry.fresh;
  return {
    ...state,
    entries: placed(state.entries, { ...entry, fresh }),
    cursor: Math.max(state.cursor ?? 0, message.seq),
    thinking: message.from === "companion" ? false : state.thinking,
    broken: state.broken.filter((id) => id !== message.id),
  };
}

function withDelta(state: Conversation, event: Extract<ServerEvent, { type: "delta" }>): Conversation {
  const before = known(state, event.id);
  if (state.broken.includes(event.id) || (before && !before.streaming)) return state;
  if (before) return { ...state, thinking: false, entries: changed(state.entries, event.id, { text: before.text + event.text }) };
  const entry: Entry = {
    id: event.id, from: "companion", text: event.text, at: "", place: nextPlace(state), numbered: false,
    inReplyTo: event.inReplyTo, initiative: false, affect: state.standing?.affect ?? null,
    delivery: "kept", streaming: true, fresh: true, refusal: null,
  };
  return { ...state, thinking: false, entries: placed(state.entries, entry) };
}

function withLine(state: Conversation, line: LineState): Conversation {
  if (line === "open") return { ...state, line };
  const cut = state.entries.filter(({ streaming }) => streaming).map(({ id }) => id);
  return { ...state, line, thinking: false, broken: [...new Set([...state.broken, ...cut])] };
}

function withSaid(state: Conversation, { id, text, at }: Letter): Conversation {
  if (known(state, id)?.delivery === "kept") return state;
  const entry: Entry = {
    id, text, at, from: "owner", place: nextPlace(state), numbered: false, inReplyTo: null, initiative: false,
    affect: null, delivery: "waiting", streaming: false, fresh: true, refusal: null,
  };
  return { ...state, entries: placed(state.entries, entry), trouble: null };
}

function withError(state: Conversation, event: Extract<ServerEvent, { type: "error" }>): Conversation {
  const words = [event.problem, event.remedy].filter(Boolean).join(" ");
  const about = event.for === null ? undefined : known(state, event.for);
  if (about?.delivery === "waiting") {
    return { ...state, thinking: false, entries: changed(state.entries, about.id, { delivery: "refused", refusal: words }) };
  }
  return { ...state, thinking: false, trouble: words };
}

function withReceived(state: Conversation, id: string): Conversation {
  const entry = known(state, id);
  if (entry?.delivery !== "waiting") return state;
  return { ...state, entries: placed(state.entries, { ...entry, delivery: "kept" }) };
}

function withOlder(state: Conversation, messages: readonly Message[], more: boolean): Conversation {
  const newest = messages.reduce((highest, { seq }) => Math.max(highest, seq), state.cursor ?? 0);
  const entries = messages
    .filter(({ id }) => known(state, id)?.numbered !== true)
    .reduce((all, message) => placed(all, { ...numbered(message, message.seq), fresh: false }), state.entries);
  return { ...state, entries, more, cursor: newest || state.cursor };
}

function without(state: Conversation, ids: readonly string[]): Conversation {
  return { ...state, entries: state.entries.filter(({ id }) => !ids.includes(id)) };
}

/** The conversation after this happened. */
export function after(state: Conversation, event: Happening): Conversation {
  switch (event.type) {
    case "hello":
      return {
        ...state, standing: event.standing, notice: event.notice, locked: false,
        history: event.cursor,
        more: state.standing ? state.more : event.cursor > 0,
      };
    case "state": return { ...state, standing: event.standing };
    case "received": return withReceived(state, event.id);
    case "thinking": return { ...state, thinking: true };
    case "delta": return withDelta(state, event);
    case "message": return withMessage(state, event.message);
    case "forgotten": return without(state, event.ids);
    case "error": return withError(state, event);
    case "pong": return state;
    case "line": return withLine(state, event.state);
    case "locked": return { ...state, locked: true };
    case "said": return withSaid(state, event.letter);
    case "taken-back": return without(state, [event.id]);
    case "older": return withOlder(state, event.messages, event.more);
    case "calmed": return { ...state, trouble: null };
  }
}
