/** OKLCH to the numbers a screen wants (Ottosson 2020, "A perceptual color space for image processing"). */

export type Rgb = readonly [red: number, green: number, blue: number];

/** Linear sRGB of an OKLCH colour, hue in degrees, clipped to what a screen can show. */
export function linear(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const encode = (x: number) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);

/** A linear colour as CSS. */
export function css(rgb: Rgb, alpha = 1): string {
  const [r, g, b] = rgb.map((x) => Math.round(255 * encode(x)));
  return `rgb(${r ?? 0} ${g ?? 0} ${b ?? 0} / ${alpha})`;
}
