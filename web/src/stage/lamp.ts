/** The edge to WebGL2: takes a figure, draws it, knows what it cost. */

import type { Theme } from "./affect";
import type { Rgb } from "./colour";
import { FRAGMENT, VERTEX } from "./shader";
import type { Figure } from "./veils";

/** Paper, as a screen shows it (sRGB, 0 to 1). The canvas is opaque, so its edge must be exactly this. */
const PAPER: Readonly<Record<Theme, Rgb>> = {
  light: [0xfb / 255, 0xf3 / 255, 0xea / 255],
  dark: [0x1b / 255, 0x11 / 255, 0x0f / 255],
};

const decode = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

const UNIFORMS = [
  "side", "dark", "paper", "paperLinear", "veils", "tints", "waves", "form", "core", "cream", "glow", "mood", "ripple",
] as const;

type Uniforms = Readonly<Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>>;

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader | null {
  const shader = gl.createShader(kind);
  if (!shader) return null;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return gl.getShaderParameter(shader, gl.COMPILE_STATUS) ? shader : null;
}

function link(gl: WebGL2RenderingContext): WebGLProgram | null {
  const vertex = compile(gl, gl.VERTEX_SHADER, VERTEX);
  const fragment = compile(gl, gl.FRAGMENT_SHADER, FRAGMENT);
  if (!vertex || !fragment) return null;
  const program = gl.createProgram();
  gl.attachShader(program, vertex);
  gl.attachShader(program, fragment);
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}

export class Lamp {
  readonly #gl: WebGL2RenderingContext;
  readonly #at: Uniforms;
  readonly #pixel = new Uint8Array(4);

  private constructor(gl: WebGL2RenderingContext, program: WebGLProgram) {
    this.#gl = gl;
    gl.useProgram(program);
    gl.bindVertexArray(gl.createVertexArray());
    this.#at = Object.fromEntries(UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)])) as Uniforms;
  }

  /** A lamp on this canvas, or null where WebGL2 is missing. */
  static on(canvas: HTMLCanvasElement): Lamp | null {
    const gl = canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false, preserveDrawingBuffer: false });
    if (!gl) return null;
    const program = link(gl);
    return program ? new Lamp(gl, program) : null;
  }

  /** Draw. `brightness` is 1, but for the breath of reduced motion. */
  draw(figure: Figure, theme: Theme, size: number, brightness: number): void {
    const gl = this.#gl;
    const at = this.#at;
    const { pose, core } = figure;
    if (gl.canvas.width !== size) gl.canvas.width = gl.canvas.height = size;
    gl.viewport(0, 0, size, size);
    gl.uniform1f(at.side, size);
    gl.uniform1i(at.dark, theme === "dark" ? 1 : 0);
    gl.uniform3fv(at.paper, PAPER[theme]);
    gl.uniform3fv(at.paperLinear, PAPER[theme].map(decode));
    gl.uniform4fv(at.veils, figure.veils.flatMap((veil) => [veil.x, veil.y, veil.radius, veil.softness]));
    gl.uniform3fv(at.tints, figure.veils.flatMap((veil) => veil.colour));
    gl.uniform4fv(at.waves, figure.veils.flatMap((veil) => veil.waves));
    gl.uniform4f(at.form, pose.ruffle, pose.points, pose.droop, figure.radius);
    gl.uniform4f(at.core, core.x, core.y, pose.core * brightness, (0.29 - 0.12 * pose.hollow) * figure.radius);
    gl.uniform3fv(at.cream, core.colour);
    gl.uniform3fv(at.glow, figure.halo);
    gl.uniform4f(at.mood, figure.phases.ripple, pose.halo, pose.dim * brightness, pose.hollow);
    gl.uniform1f(at.ripple, Math.abs(pose.ripple));
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Wait until everything drawn so far is on the canvas: only for measuring. */
  finish(): void {
    this.#gl.readPixels(0, 0, 1, 1, this.#gl.RGBA, this.#gl.UNSIGNED_BYTE, this.#pixel);
  }
}
