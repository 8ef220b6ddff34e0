import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";

import { Line } from "../shared/api/live";
import type { ServerEvent } from "../shared/api/protocol";
import { forget as forgetThere, Locked, messagesBefore } from "../shared/api/rest";
import { type Talking, TalkingContext } from "../shared/conversation/context";
import { after, type Conversation, type Happening, SILENCE } from "../shared/conversation/conversation";
import { letters, post, settle } from "../shared/conversation/outbox";
import { browser } from "./surroundings";

/** Pages of messages that are fetched at most to find one moment of the past. */
const FARTHEST = 60;

/** The conversation, kept both as state for drawing and as it is right now for what happens between drawings. */
function useHappenings() {
  const [conversation, dispatch] = useReducer(after, SILENCE);
  const now = useRef<Conversation>(SILENCE);
  const happen = useCallback((event: Happening) => {
    now.current = after(now.current, event);
    dispatch(event);
  }, []);
  return { conversation, now, happen };
}

/** Tells her what has been seen, once the page is really looked at. */
function seer(line: () => Line | null) {
  let waiting: string[] = [];
  const tell = () => {
    if (document.hidden || waiting.length === 0) return;
    if (line()?.send({ type: "seen", ids: waiting })) waiting = [];
  };
  return { tell, note: (id: string) => { waiting = [...waiting, id]; queueMicrotask(tell); } };
}

type Past = (before: number | null, limit?: number) => Promise<void>;

/** The line to her, from the first connection to the last. */
function useLine(happen: (event: Happening) => void, now: { readonly current: Conversation }, past: Past) {
  const lineRef = useRef<Line | null>(null);
  useEffect(() => {
    const seen = seer(() => lineRef.current);
    const onEvent = (event: ServerEvent) => {
      const first = event.type === "hello" && now.current.entries.every(({ numbered }) => !numbered);
      if (event.type === "received" || event.type === "message") settle([event.type === "received" ? event.id : event.message.id]);
      if (event.type === "forgotten") settle(event.ids);
      if (event.type === "error" && event.for !== null) settle([event.for]);
      happen(event);
      if (event.type === "message" && event.message.from === "companion") seen.note(event.message.id);
      if (first && now.current.more) void past(event.cursor + 1);
    };
    const line = new Line(browser, {
      onEvent,
      cursor: () => now.current.cursor,
      onState: (state) => {
        happen({ type: "line", state });
        // A refused handshake looks like any other break; only an ordinary request tells that the page is locked.
        if (state === "waiting" && !now.current.standing) void messagesBefore(null, 1).catch((error: unknown) => error instanceof Locked && happen({ type: "locked" }));
        if (state !== "open") return;
        for (const letter of letters()) line.send({ type: "say", id: letter.id, text: letter.text });
        seen.tell();
      },
    });
    lineRef.current = line;
    for (const letter of letters()) happen({ type: "said", letter });
    line.start();
    const wake = () => { line.hurry(); seen.tell(); };
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      line.close();
    };
  }, [happen, now, past]);
  return lineRef;
}

/** Gives the whole page its conversation. */
export function Connection({ children }: { readonly children: ReactNode }) {
  const { conversation, now, happen } = useHappenings();
  const [sought, setSought] = useState<string | null>(null);
  const [listening, listen] = useState(false);

  const past = useCallback<Past>(async (before, limit) => {
    try {
      happen({ type: "older", ...(await messagesBefore(before, limit)) });
    } catch (error) {
      if (error instanceof Locked) happen({ type: "locked" });
      // Otherwise nothing is lost: scrolling back asks again.
    }
  }, [happen]);
  const line = useLine(happen, now, past);

  const say = useCallback((text: string, id: string = crypto.randomUUID()) => {
    const letter = { id, text, at: new Date().toISOString() };
    post(letter);
    happen({ type: "said", letter });
    line.current?.send({ type: "say", id, text });
    line.current?.hurry();
  }, [happen, line]);

  const loadOlder = useCallback(() => past(now.current.entries.find(({ numbered }) => numbered)?.place ?? null), [past, now]);

  const takeBack = useCallback((id: string): string => {
    const text = now.current.entries.find((entry) => entry.id === id)?.text ?? "";
    settle([id]);
    happen({ type: "taken-back", id });
    return text;
  }, [happen, now]);

  const sendAgain = useCallback((id: string) => {
    // The words get a new id: she answered the old one with a refusal.
    const text = takeBack(id);
    if (text) say(text);
  }, [say, takeBack]);

  const goTo = useCallback(async (id: string, at: string) => {
    const there = () => now.current.entries.some((entry) => entry.id === id);
    const beyond = () => { const oldest = now.current.entries[0]?.at; return oldest !== undefined && at !== "" && Date.parse(oldest) < Date.parse(at); };
    for (let page = 0; page < FARTHEST && !there() && now.current.more && !beyond(); page += 1) {
      await past(now.current.entries.find(({ numbered }) => numbered)?.place ?? null, 200);
    }
    if (there()) setSought(id);
  }, [now, past]);

  const forget = useCallback(async (id: string) => happen({ type: "forgotten", ids: await forgetThere(id) }), [happen]);
  const found = useCallback(() => setSought(null), []);

  const talking = useMemo<Talking>(
    () => ({ conversation, say, sendAgain, takeBack, loadOlder, goTo, sought, found, forget, listening, listen }),
    [conversation, say, sendAgain, takeBack, loadOlder, goTo, sought, found, forget, listening],
  );
  return <TalkingContext value={talking}>{children}</TalkingContext>;
}
