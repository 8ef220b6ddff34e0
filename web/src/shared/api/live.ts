/**
 * The line to her: one WebSocket that comes back by itself.
 *
 * After a break it waits 0.5 s, then twice as long each time up to 30 s (with jitter, so that many pages do not
 * return at once), and asks for everything after the last message it has seen.
 */

import { type ClientEvent, readEvent, type ServerEvent } from "./protocol";

export type LineState = "connecting" | "open" | "waiting" | "closed";

/** The part of a WebSocket that is used; a test brings its own. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(line: string): void;
  close(): void;
}

export interface Surroundings {
  readonly open: () => Socket;
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** A number in [0, 1). */
  readonly chance: () => number;
}

export interface Listener {
  readonly onEvent: (event: ServerEvent) => void;
  readonly onState: (state: LineState) => void;
  /** The last sequence number known, or null where none is. */
  readonly cursor: () => number | null;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const PING_EVERY = 25_000;
const PONG_WITHIN = 10_000;

/** Milliseconds to wait before attempt `n` (from 0): half fixed, half by chance. */
export function backOff(n: number, chance: number): number {
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** n);
  return ceiling / 2 + (ceiling / 2) * chance;
}

export class Line {
  readonly #around: Surroundings;
  readonly #listener: Listener;
  #socket: Socket | null = null;
  #state: LineState = "closed";
  #failures = 0;
  #stopTimer: () => void = () => undefined;

  constructor(around: Surroundings, listener: Listener) {
    this.#around = around;
    this.#listener = listener;
  }

  /** Connect, and keep connecting until closed. */
  start(): void {
    if (this.#state !== "closed") return;
    this.#connect();
  }

  /** Hang up for good. */
  close(): void {
    this.#drop();
    this.#enter("closed");
  }

  /** Try at once instead of waiting: the network came back, or the page was looked at again. */
  hurry(): void {
    if (this.#state !== "waiting") return;
    this.#failures = 0;
    this.#stopTimer();
    this.#connect();
  }

  /** Send; false where there is no open line, and nothing was sent. */
  send(event: ClientEvent): boolean {
    if (this.#state !== "open" || !this.#socket) return false;
    this.#socket.send(JSON.stringify(event));
    return true;
  }

  #connect(): void {
    this.#enter("connecting");
    const socket = this.#around.open();
    this.#socket = socket;
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = ({ data }) => this.#heard(data);
    socket.onclose = () => this.#lost();
  }

  #opened(socket: Socket): void {
    this.#failures = 0;
    socket.send(JSON.stringify({ type: "resume", after: this.#listener.cursor() } satisfies ClientEvent));
    this.#enter("open");
    this.#pingLater();
  }

  #heard(data: unknown): void {
    this.#pingLater();
    const event = typeof data === "string" ? readEvent(data) : null;
    if (event) this.#listener.onEvent(event);
  }

  #pingLater(): void {
    this.#stopTimer();
    this.#stopTimer = this.#around.after(PING_EVERY, () => {
      this.send({ type: "ping" });
      this.#stopTimer = this.#around.after(PONG_WITHIN, () => this.#lost());
    });
  }

  #lost(): void {
    this.#drop();
    const wait = backOff(this.#failures, this.#around.chance());
    this.#failures += 1;
    this.#stopTimer = this.#around.after(wait, () => this.#connect());
    this.#enter("waiting");
  }

  #drop(): void {
    this.#stopTimer();
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #enter(state: LineState): void {
    this.#state = state;
    this.#listener.onState(state);
  }
}
