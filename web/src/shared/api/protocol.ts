/** What the page and the server say to each other. Anything that is not well formed is not there. */

import type { Affect } from "../lib/affect";

export type Speaker = "owner" | "companion";

export interface Message {
  readonly seq: number;
  readonly id: string;
  readonly from: Speaker;
  readonly text: string;
  /** When it was said: ISO 8601. */
  readonly at: string;
  readonly inReplyTo: string | null;
  /** True where she spoke without being spoken to. */
  readonly initiative: boolean;
  readonly affect: Affect | null;
}

export interface Companion {
  readonly id: string;
  readonly name: string;
  readonly pronouns: string;
}

/** How she is at this moment, in every hello and state. */
export interface Standing {
  readonly companion: Companion;
  readonly owner: { readonly name: string };
  readonly meeting: boolean;
  readonly affect: Affect;
  readonly feeling: string;
  readonly asleep: boolean;
}

export type ServerEvent =
  | { readonly type: "hello"; readonly standing: Standing; readonly notice: string | null; readonly cursor: number }
  | { readonly type: "state"; readonly standing: Standing }
  | { readonly type: "received"; readonly id: string }
  | { readonly type: "thinking"; readonly for: string | null }
  | { readonly type: "delta"; readonly id: string; readonly inReplyTo: string | null; readonly text: string }
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "forgotten"; readonly ids: readonly string[] }
  | { readonly type: "error"; readonly problem: string; readonly remedy: string; readonly for: string | null }
  | { readonly type: "pong" };

export type ClientEvent =
  | { readonly type: "resume"; readonly after: number | null }
  | { readonly type: "say"; readonly id: string; readonly text: string }
  | { readonly type: "seen"; readonly ids: readonly string[] }
  | { readonly type: "ping" };

type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
export const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const numberOf = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
const maybeWords = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function affectOf(value: unknown): Affect | null {
  if (typeof value !== "object" || value === null) return null;
  const { v, a, d, i } = fieldsOf(value);
  return { v: numberOf(v), a: numberOf(a), d: numberOf(d), i: numberOf(i) };
}

/** A message as the server wrote it, or null where it lacks what every message has. */
export function messageOf(value: unknown): Message | null {
  const { seq, id, from, text, at, in_reply_to, initiative, affect } = fieldsOf(value);
  if (typeof seq !== "number" || typeof id !== "string" || typeof text !== "string") return null;
  if (from !== "owner" && from !== "companion") return null;
  return {
    seq, id, from, text,
    at: wordsOf(at),
    inReplyTo: maybeWords(in_reply_to),
    initiative: initiative === true,
    affect: affectOf(affect),
  };
}

function standingOf(fields: Fields): Standing {
  const companion = fieldsOf(fields.companion);
  return {
    companion: { id: wordsOf(companion.id), name: wordsOf(companion.name), pronouns: wordsOf(companion.pronouns) },
    owner: { name: wordsOf(fieldsOf(fields.owner).name) },
    meeting: fields.meeting === true,
    affect: affectOf(fields.affect) ?? { v: 0, a: 0, d: 0, i: 0 },
    feeling: wordsOf(fields.feeling),
    asleep: fields.asleep === true,
  };
}

type Reading = (fields: Fields) => ServerEvent | null;

const READINGS: Readonly<Record<string, Reading>> = {
  hello: (fields) => ({
    type: "hello",
    standing: standingOf(fields),
    notice: maybeWords(fields.notice),
    cursor: numberOf(fields.cursor),
  }),
  state: (fields) => ({ type: "state", standing: standingOf(fields) }),
  received: ({ id }) => (typeof id === "string" ? { type: "received", id } : null),
  thinking: (fields) => ({ type: "thinking", for: maybeWords(fields.for) }),
  delta: ({ id, in_reply_to, text }) =>
    typeof id === "string" ? { type: "delta", id, inReplyTo: maybeWords(in_reply_to), text: wordsOf(text) } : null,
  message: (fields) => {
    const message = messageOf(fields.message);
    return message && { type: "message", message };
  },
  forgotten: ({ ids }) => ({ type: "forgotten", ids: listOf(ids).map(wordsOf) }),
  error: (fields) => ({
    type: "error",
    problem: wordsOf(fields.problem),
    remedy: wordsOf(fields.remedy),
    for: maybeWords(fields.for),
  }),
  pong: () => ({ type: "pong" }),
};

/** What the server said, or null for what this page does not know: a newer server may say more. */
export function readEvent(line: string): ServerEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const fields = fieldsOf(value);
  const type = wordsOf(fields.type);
  return Object.hasOwn(READINGS, type) ? (READINGS[type]?.(fields) ?? null) : null;
}
