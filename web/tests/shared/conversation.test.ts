import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Message, Standing } from "../../src/shared/api/protocol";
import { after, type Conversation, type Happening, SILENCE } from "../../src/shared/conversation/conversation";

const standing: Standing = {
  companion: { id: "c", name: "Mira", pronouns: "she" }, owner: { name: "Daniel" }, meeting: false,
  affect: { v: 0, a: 0, d: 0, i: 0 }, feeling: "calm", asleep: false,
};
const message = (seq: number, more: Partial<Message> = {}): Message => ({
  seq, id: `m${seq}`, from: seq % 2 ? "owner" : "companion", text: `words ${seq}`, at: "2026-11-03T19:12:00Z",
  inReplyTo: null, initiative: false, affect: null, ...more,
});
const hello = (cursor: number): Happening => ({ type: "hello", standing, notice: null, cursor });
const arrived = (seq: number, more: Partial<Message> = {}): Happening => ({ type: "message", message: message(seq, more) });
const told = (events: readonly Happening[], from: Conversation = SILENCE) => events.reduce(after, from);
const texts = (state: Conversation) => state.entries.map(({ text }) => text);
const letter = { id: "mine", text: "hello", at: "2026-11-03T19:13:00Z" };

describe("the conversation", () => {
  it("is the same, whatever way its messages came, in any order, however often", () => {
    const all = Array.from({ length: 12 }, (_, n) => message(n + 1));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 12 }), fc.array(fc.nat(11), { maxLength: 12 }), (mixed, again) => {
        const events = [...mixed, ...again.flatMap((n) => all[n] ?? [])].map((one): Happening => ({ type: "message", message: one }));
        const state = told([hello(0), ...events]);
        expect(state.entries.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
        expect(state.cursor).toBe(12);
      }),
    );
  });

  it("loses and doubles nothing when the line breaks at any point", () => {
    const script: Happening[] = [
      { type: "said", letter }, { type: "received", id: "mine" }, arrived(1, { id: "mine", text: "hello" }), { type: "thinking", for: "mine" },
      { type: "delta", id: "r", inReplyTo: "mine", text: "Good, " }, { type: "delta", id: "r", inReplyTo: "mine", text: "then. " },
      { type: "delta", id: "r", inReplyTo: "mine", text: "Sit." }, arrived(2, { id: "r", text: "Good, then. Sit." }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: script.length }), (cut) => {
        const before = told([hello(0), ...script.slice(0, cut)]);
        const missed = [arrived(1, { id: "mine", text: "hello" }), arrived(2, { id: "r", text: "Good, then. Sit." })];
        const kept = missed.filter((event) => event.type === "message" && event.message.seq > (before.cursor ?? 0));
        const late = script.slice(cut).filter(({ type }) => type === "delta");
        const state = told([{ type: "line", state: "waiting" }, { type: "line", state: "open" }, hello(2), ...late, ...kept], before);
        expect(texts(state)).toEqual(["hello", "Good, then. Sit."]);
        expect(state.entries.some(({ streaming }) => streaming)).toBe(false);
      }),
    );
  });

  it("shows a stream growing, and puts the final form in its place", () => {
    const growing = told([hello(0), { type: "thinking", for: null }, { type: "delta", id: "r", inReplyTo: null, text: "Two " }, { type: "delta", id: "r", inReplyTo: null, text: "before" }]);
    expect(growing).toMatchObject({ thinking: false, entries: [{ text: "Two before", streaming: true }] });
    const whole = after(growing, arrived(1, { id: "r", from: "companion", text: "Two before lunch." }));
    expect(whole.entries).toMatchObject([{ text: "Two before lunch.", streaming: false, fresh: true }]);
  });

  it("does not continue a stream whose middle was lost", () => {
    const state = told([
      hello(0), { type: "delta", id: "r", inReplyTo: null, text: "Two " }, { type: "line", state: "waiting" }, { type: "line", state: "open" },
      hello(0), { type: "delta", id: "r", inReplyTo: null, text: "lunch." },
    ]);
    expect(texts(state)).toEqual(["Two "]);
  });

  it("keeps the owner's words before the reply to them, numbered or not", () => {
    const state = told([hello(4), arrived(4), { type: "said", letter }, { type: "received", id: "mine" }, { type: "delta", id: "r", inReplyTo: "mine", text: "Yes." }, arrived(6, { id: "r", text: "Yes." })]);
    expect(texts(state)).toEqual(["words 4", "hello", "Yes."]);
  });

  it("lets history stand at once and only what is new appear word by word", () => {
    const state = told([hello(2), arrived(1), arrived(2), arrived(4)]);
    expect(state.entries.map(({ fresh }) => fresh)).toEqual([false, false, true]);
  });

  it("puts older pages before what is there, without doubles", () => {
    const state = told([hello(4), arrived(3), arrived(4), { type: "older", messages: [message(1), message(2), message(3)], more: false }]);
    expect(state.entries.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    expect(state).toMatchObject({ more: false, cursor: 4 });
  });

  it("forgets every id it is told to", () => {
    expect(texts(told([hello(3), arrived(1), arrived(2), arrived(3), { type: "forgotten", ids: ["m1", "m2"] }]))).toEqual(["words 3"]);
  });

  it("says of refused words why, and of other trouble what it is", () => {
    const refused = told([hello(0), { type: "said", letter }, { type: "error", problem: "That is too long.", remedy: "Say it in parts.", for: "mine" }]);
    expect(refused.entries).toMatchObject([{ delivery: "refused", refusal: "That is too long. Say it in parts." }]);
    const trouble = told([hello(0), { type: "error", problem: "The disk is full.", remedy: "Free some space.", for: null }]);
    expect(trouble.trouble).toBe("The disk is full. Free some space.");
  });
});
