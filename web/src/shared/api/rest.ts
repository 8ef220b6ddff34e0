/** What is asked once and answered once. Every failure is one of two: the page is locked, or it did not work. */

import { fieldsOf, listOf, type Message, messageOf, wordsOf } from "./protocol";

/** The server does not know this browser: it needs the link that everwith prints. */
export class Locked extends Error {}
/** The server could not be reached, or would not. */
export class Unanswered extends Error {}

export interface Remembered {
  readonly quote: string;
  readonly at: string;
  readonly speaker: string;
  readonly id: string;
}

export interface Reasons {
  readonly remembered: readonly Remembered[];
  readonly felt: string;
  readonly meant: string;
  readonly detail: string;
  readonly wordsBy: string;
}

export interface Found {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly speaker: string;
}

export interface PageOfMessages {
  readonly messages: readonly Message[];
  readonly more: boolean;
}

async function ask(path: string, method = "GET"): Promise<ReturnType<typeof fieldsOf>> {
  const answer = await fetch(path, { method, headers: { accept: "application/json" } }).catch(() => null);
  if (answer?.status === 401) throw new Locked();
  if (!answer?.ok) throw new Unanswered();
  return fieldsOf(await answer.json().catch(() => null));
}

const named = (id: string) => encodeURIComponent(id);

/** Up to `limit` messages before a sequence number, oldest first; the newest where none is given. */
export async function messagesBefore(before: number | null, limit = 50): Promise<PageOfMessages> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (before !== null) query.set("before", String(before));
  const { messages, more } = await ask(`/api/messages?${query.toString()}`);
  return { messages: listOf(messages).map(messageOf).filter((message) => message !== null), more: more === true };
}

/** Why she said this. */
export async function whyOf(id: string): Promise<Reasons> {
  const { remembered, felt, meant, detail, words_by } = await ask(`/api/why/${named(id)}`);
  return {
    remembered: listOf(remembered).map(fieldsOf).map((one) => ({
      quote: wordsOf(one.quote), at: wordsOf(one.at), speaker: wordsOf(one.speaker), id: wordsOf(one.id),
    })),
    felt: wordsOf(felt),
    meant: wordsOf(meant),
    detail: wordsOf(detail),
    wordsBy: wordsOf(words_by),
  };
}

/** What was said that is near to these words. */
export async function recall(words: string): Promise<readonly Found[]> {
  const { memories } = await ask(`/api/recall?${new URLSearchParams({ q: words }).toString()}`);
  return listOf(memories).map(fieldsOf).map((one) => ({
    id: wordsOf(one.id), text: wordsOf(one.text), at: wordsOf(one.at), speaker: wordsOf(one.speaker),
  }));
}

/** In words, what would go with a message if it were forgotten. */
export async function wouldGo(id: string): Promise<string> {
  return wordsOf((await ask(`/api/forget/${named(id)}`)).with_it);
}

/** Forget a message and all that came of it: the ids that are gone. */
export async function forget(id: string): Promise<readonly string[]> {
  return listOf((await ask(`/api/messages/${named(id)}`, "DELETE")).forgotten).map(wordsOf);
}
