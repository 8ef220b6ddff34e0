import { beforeEach, describe, expect, it } from "vitest";

import { backOff, Line, type LineState, type Socket } from "../../src/shared/api/live";
import type { ServerEvent } from "../../src/shared/api/protocol";

/** A network that is in the test's hand, and a clock that moves only when told. */
class World {
  sockets: (Socket & { lines: string[]; closed: boolean })[] = [];
  timers: { due: number; act: () => void }[] = [];
  now = 0;
  cursor: number | null = null;
  states: LineState[] = [];
  events: ServerEvent[] = [];

  readonly line = new Line(
    {
      open: () => {
        const lines: string[] = [];
        const socket = { lines, closed: false, onopen: null, onmessage: null, onclose: null, send: (line: string) => void lines.push(line), close: () => { socket.closed = true; } } as Socket & { lines: string[]; closed: boolean };
        this.sockets.push(socket);
        return socket;
      },
      after: (milliseconds, act) => {
        const timer = { due: this.now + milliseconds, act };
        this.timers.push(timer);
        return () => { this.timers = this.timers.filter((other) => other !== timer); };
      },
      chance: () => 0.5,
    },
    { onEvent: (event) => this.events.push(event), onState: (state) => this.states.push(state), cursor: () => this.cursor },
  );

  get last() {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("no socket was opened");
    return socket;
  }

  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.now = next.due;
      next.act();
    }
    this.now = end;
  }
}

let world: World;
beforeEach(() => { world = new World(); });

describe("the line to her", () => {
  it("asks first for what came after the last message it knows", () => {
    world.line.start();
    world.cursor = 41;
    world.last.onopen?.();
    expect(world.last.lines).toEqual(['{"type":"resume","after":41}']);
  });

  it("waits longer after every failure, up to half a minute, and starts over once it was open", () => {
    world.line.start();
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const count = world.sockets.length;
      const from = world.now;
      world.last.onclose?.();
      while (world.sockets.length === count) world.pass(25);
      waits.push(world.now - from);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThanOrEqual(500);
    expect(waits.at(-1)).toBeLessThanOrEqual(30_000);
    expect(waits.at(-1)).toBeGreaterThan(15_000);
    world.last.onopen?.();
    world.last.onclose?.();
    const count = world.sockets.length;
    world.pass(500);
    expect(world.sockets.length).toBe(count + 1);
  });

  it("spreads its attempts by chance, never below half the wait", () => {
    expect(backOff(3, 0)).toBe(2000);
    expect(backOff(3, 0.999)).toBeLessThan(4000);
  });

  it("notices a line that died without a word", () => {
    world.line.start();
    world.last.onopen?.();
    world.pass(25_000);
    expect(world.last.lines.at(-1)).toBe('{"type":"ping"}');
    world.pass(10_000);
    expect(world.states.at(-1)).not.toBe("open");
    expect(world.sockets[0]?.closed).toBe(true);
  });

  it("stays with a line that answers", () => {
    world.line.start();
    world.last.onopen?.();
    for (let n = 0; n < 20; n += 1) {
      world.pass(25_000);
      world.last.onmessage?.({ data: '{"type":"pong"}' });
    }
    expect(world.sockets).toHaveLength(1);
  });

  it("says whether something was sent", () => {
    world.line.start();
    expect(world.line.send({ type: "ping" })).toBe(false);
    world.last.onopen?.();
    expect(world.line.send({ type: "ping" })).toBe(true);
  });

  it("hurries when the network is back, and rests when closed", () => {
    world.line.start();
    world.last.onclose?.();
    world.line.hurry();
    expect(world.sockets).toHaveLength(2);
    world.line.close();
    world.pass(120_000);
    expect(world.sockets).toHaveLength(2);
  });
});
