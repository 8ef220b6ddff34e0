import { css } from "./colour";
import type { Theme } from "./affect";
import { type Figure, HALF, outline } from "./veils";

const round = (x: number) => x.toFixed(4);

function pathOf(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(-y)}`).join("L")}Z`;
}

/** The same light without WebGL2: seven paths with radial gradients and a core, breathing by CSS. */
export function Still({ figure, theme }: { readonly figure: Figure; readonly theme: Theme }) {
  const dark = theme === "dark";
  const { pose, core, radius } = figure;
  return (
    <svg className="still" viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`} aria-hidden="true">
      <defs>
        <filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation={round(pose.softness * 0.9)} /></filter>
        <radialGradient id="core">
          <stop offset="0.25" stopColor={css(core.colour, dark ? 0.95 : 1)} />
          <stop offset="0.6" stopColor={css(core.colour, 0.55 * pose.core)} />
          <stop offset="1" stopColor={css(core.colour, 0)} />
        </radialGradient>
        {figure.veils.map((veil, k) => (
          <radialGradient key={k} id={`veil${k}`} gradientUnits="userSpaceOnUse" cx={round(veil.x)} cy={round(-veil.y)} r={round(veil.radius * 1.06)}>
            <stop offset="0.2" stopColor={css(veil.colour, dark ? 0.14 : 0.1)} />
            <stop offset="0.72" stopColor={css(veil.colour, dark ? 0.22 : 0.18)} />
            <stop offset="1" stopColor={css(veil.colour, dark ? 0.5 : 0.42)} />
          </radialGradient>
        ))}
      </defs>
      <g className="still-breath" style={{ animationDuration: `${pose.breath.toFixed(2)}s`, opacity: pose.dim }}>
        {figure.veils.map((veil, k) => (
          <path key={k} d={pathOf(outline(veil, pose))} fill={`url(#veil${k})`} filter="url(#soft)" style={{ mixBlendMode: dark ? "screen" : "multiply" }} />
        ))}
        <circle cx={round(core.x)} cy={round(-core.y)} r={round(radius * (dark ? 0.62 : 0.72))} fill="url(#core)" />
      </g>
    </svg>
  );
}
