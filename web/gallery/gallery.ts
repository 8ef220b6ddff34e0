/** A contact sheet of the light, to be looked at: nine affects, five states, one sheet a theme. Not part of the build. */

import "../src/shared/styles/fonts.css";

import { type Affect, HOME } from "../src/shared/lib/affect";
import { lightOf, type Theme } from "../src/stage/affect";
import { Lamp } from "../src/stage/lamp";
import { advance, DAWN } from "../src/stage/motion";
import { AT_REST, poseOf, type States } from "../src/stage/presence";
import { figureOf } from "../src/stage/veils";

interface Sample {
  readonly name: string;
  readonly affect: Affect;
  readonly states?: Partial<States>;
  readonly amplitude?: number;
}

const JOY: Affect = { v: 0.4, a: 0.2, d: 0.1, i: 1 };

const SAMPLES: readonly Sample[] = [
  { name: "At rest", affect: HOME },
  { name: "Joy", affect: JOY },
  { name: "Love", affect: { v: 0.3, a: 0.1, d: 0.2, i: 1 } },
  { name: "Relief", affect: { v: 0.2, a: -0.3, d: 0.4, i: 1 } },
  { name: "Pride", affect: { v: 0.4, a: 0.3, d: 0.3, i: 1 } },
  { name: "Sorrow", affect: { v: -0.4, a: -0.2, d: -0.5, i: 1 } },
  { name: "Worry", affect: { v: -0.64, a: 0.6, d: -0.43, i: 0.8 } },
  { name: "Anger", affect: { v: -0.51, a: 0.59, d: 0.25, i: 0.8 } },
  { name: "Remorse", affect: { v: -0.3, a: 0.1, d: -0.6, i: 1 } },
  { name: "Listening", affect: HOME, states: { listening: 1 }, amplitude: 0.5 },
  { name: "Listening, glad", affect: JOY, states: { listening: 1 }, amplitude: 0.5 },
  { name: "Thinking", affect: HOME, states: { thinking: 1 } },
  { name: "Speaking, soft", affect: HOME, states: { speaking: 1 }, amplitude: 0.25 },
  { name: "Speaking, loud", affect: HOME, states: { speaking: 1 }, amplitude: 0.95 },
  { name: "Asleep", affect: HOME, states: { asleep: 1 } },
];

const SIDE = 320;
const SECONDS = 6;

function drawn(sample: Sample, theme: Theme): HTMLElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const pose = poseOf(lightOf(sample.affect, theme), { ...AT_REST, ...sample.states }, sample.amplitude ?? 0);
  const figure = figureOf(pose, advance(DAWN, pose, SECONDS), theme);
  const lamp = Lamp.on(canvas);
  lamp?.draw(figure, theme, SIDE, 1);
  const still = new Image(SIDE, SIDE);
  still.src = canvas.toDataURL();
  const frame = document.createElement("figure");
  const caption = document.createElement("figcaption");
  caption.textContent = lamp ? sample.name : `${sample.name}: no WebGL2`;
  frame.append(still, caption);
  return frame;
}

const theme: Theme = location.hash === "#dark" ? "dark" : "light";
document.body.style.cssText = `margin:0;background:${theme === "dark" ? "#1B110F" : "#FBF3EA"};color:${theme === "dark" ? "#F5E8DC" : "#2E1B17"}`;
const sheet = document.querySelector("#sheet");
if (sheet instanceof HTMLElement) {
  sheet.style.cssText = `display:grid;grid-template-columns:repeat(5,1fr);width:${5 * SIDE}px;font:18px "Literata Variable"`;
  sheet.append(...SAMPLES.map((sample) => drawn(sample, theme)));
  for (const figure of sheet.querySelectorAll("figure")) figure.style.cssText = "margin:0 0 20px;text-align:center";
  sheet.dataset.ready = "yes";
}
