import "./stage.css";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";

import { CALM, useMedia } from "../shared/lib/media";
import { hear } from "../shared/lib/signals";
import { lightOf } from "./affect";
import { Lamp } from "./lamp";
import { Life, type Wish } from "./life";
import { DAWN } from "./motion";
import { FIRST, paceAfter, STEPS } from "./pace";
import { poseOf } from "./presence";
import { Still } from "./Still";
import { figureOf } from "./veils";

/** Drawings between two measurements of what one costs. */
const MEASURE_EVERY = 24;
const MEASURE_AT = 8;
const CALM_RATE = 12;

/** Calls with the time of every frame as long as the page is seen; `rested` before the first one after a pause. */
function whileSeen(rested: () => void, onFrame: (now: number) => void): () => void {
  let frame = 0;
  const next = (now: number): void => {
    frame = requestAnimationFrame(next);
    onFrame(now);
  };
  const onVisibility = (): void => {
    cancelAnimationFrame(frame);
    rested();
    if (!document.hidden) frame = requestAnimationFrame(next);
  };
  onVisibility();
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}

/** Milliseconds one drawing takes: the cheaper of two, for a machine busy for a moment is not a slow machine. */
function costOf(lamp: Lamp, draw: () => void): number {
  const once = (): number => {
    lamp.finish();
    const before = performance.now();
    draw();
    lamp.finish();
    return performance.now() - before;
  };
  return Math.min(once(), once());
}

/** Draws until told to stop. `failed` is called when this machine should have the still figure. */
function perform(canvas: HTMLCanvasElement, lamp: Lamp, wish: RefObject<Wish>, failed: () => void): () => void {
  const life = new Life();
  let step = FIRST;
  let drawings = 0;
  let last: number | null = null;

  const onFrame = (now: number): void => {
    const { size, rate } = STEPS[step] ?? { size: 180, rate: CALM_RATE };
    const due = 1000 / (wish.current.calm ? Math.min(rate, CALM_RATE) : rate) - 4;
    if (last !== null && now - last < due) return;
    const moment = life.step(last === null ? 0 : (now - last) / 1000, wish.current);
    last = now;
    const draw = () => lamp.draw(moment.figure, wish.current.theme, size, moment.brightness);
    drawings += 1;
    // The first drawings also pay for compiling, so they say nothing.
    if (drawings % MEASURE_EVERY !== MEASURE_AT) {
      draw();
      return;
    }
    const next = paceAfter(step, costOf(lamp, draw));
    if (next === null) failed();
    else step = next;
  };
  const deaf = hear((signal) => (signal.kind === "word" ? life.word(signal.word) : life.key()));
  const stop = whileSeen(() => { last = null; }, onFrame);
  canvas.addEventListener("webglcontextlost", failed);
  return () => {
    stop();
    deaf();
    canvas.removeEventListener("webglcontextlost", failed);
  };
}

/** The figure without motion, for machines that cannot draw the living one. */
function StillLight({ wish }: { readonly wish: Wish }) {
  const { affect, states, theme } = wish;
  const figure = useMemo(
    () => figureOf(poseOf(lightOf(affect, theme), { ...states, speaking: 0 }, 0), { ...DAWN, drift: 1.3, breath: 0.2 }, theme),
    [affect, states, theme],
  );
  return <Still figure={figure} theme={theme} />;
}

/** Her light. Purely seen: what it says also stands in words beside it. */
export function Stage({ affect, theme, states }: Omit<Wish, "calm">) {
  const calm = useMedia(CALM);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(true);
  const current: Wish = { affect, theme, states, calm };
  const wish = useRef<Wish>(current);
  useEffect(() => { wish.current = { affect, theme, states, calm }; }, [affect, theme, states, calm]);
  useEffect(() => {
    const surface = canvas.current;
    if (!drawn || !surface) return undefined;
    const lamp = Lamp.on(surface);
    if (lamp) return perform(surface, lamp, wish, () => setDrawn(false));
    const later = setTimeout(() => setDrawn(false));
    return () => clearTimeout(later);
  }, [drawn]);
  return (
    <div className="stage" aria-hidden="true">
      {drawn ? <canvas ref={canvas} /> : <StillLight wish={current} />}
    </div>
  );
}
