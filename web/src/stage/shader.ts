/** The drawing itself: one triangle that covers the canvas, one fragment shader. */

import { HALF, VEILS } from "./veils";

export const VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(2.0 * corner - 1.0, 0.0, 1.0);
}`;

/**
 * Powers of a unit complex number give the waves around a veil (cos 2t, 3t, 5t...) without a single inverse
 * tangent. Light theme: each veil filters what lies under it. Dark theme: each veil emits, and the sum saturates.
 */
export const FRAGMENT = `#version 300 es
precision highp float;
out vec4 colour;

uniform float side;
uniform bool dark;
uniform vec3 paper;
uniform vec3 paperLinear;
uniform vec4 veils[${VEILS}];
uniform vec3 tints[${VEILS}];
uniform vec4 waves[${VEILS}];
uniform vec4 form;
uniform vec4 core;
uniform vec3 cream;
uniform vec3 glow;
uniform vec4 mood;
uniform float ripple;

vec2 times(vec2 a, vec2 b) { return vec2(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x); }
float wave(vec2 power, float phase) { return power.x * cos(phase) - power.y * sin(phase); }
vec3 encode(vec3 x) { return mix(12.92 * x, 1.055 * pow(x, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, x)); }
float grain(vec2 at) { return fract(52.9829189 * fract(dot(at, vec2(0.06711056, 0.00583715)))); }

float density(int k, vec2 p) {
  float ruffle = form.x, points = form.y, droop = form.z, radius = form.w;
  vec4 veil = veils[k];
  vec2 q = p - veil.xy;
  q.x *= max(0.55, 1.0 + 0.13 * droop * q.y / veil.z);
  float reach = length(q);
  vec2 one = q / max(reach, 1e-4);
  vec2 two = times(one, one), three = times(two, one), five = times(three, two);
  vec4 phase = waves[k];
  float edge = 1.0 + ruffle * (1.1 * wave(two, phase.x) + 0.8 * wave(three, phase.y) + 0.3 * wave(five, phase.z));
  edge += points * (0.45 - 0.7 * abs(wave(three, 3.0 * phase.w)) - 0.35 * abs(wave(five, 5.0 * phase.w)));
  edge *= veil.z;
  vec2 twenty = times(five, five); twenty = times(twenty, twenty);
  vec2 forty = times(twenty, twenty);
  float fibres = 0.5 * wave(forty, 2.3 * float(k) + 3.0 * wave(three, phase.z)) + 0.5 * wave(times(twenty, three), phase.x);
  float share = reach / edge;
  float inside = (edge - reach) / veil.w;
  float lip = 1.0 / (1.0 + exp(-clamp(inside, -30.0, 30.0)));
  float body = (dark ? 0.13 : 0.22) + 0.8 * exp(-4.6 * max(0.0, 1.0 - share));
  float room = 1.0 - mood.w * (1.0 - smoothstep(0.1, 1.0, length(p - core.xy) / (0.8 * radius)));
  return lip * body * room * (1.0 + 0.075 * fibres * smoothstep(0.35, 0.95, share));
}

vec3 filtered(vec3 under, vec2 p, float around) {
  vec3 seen = under * mix(vec3(1.0), glow, 0.075 * mood.y * around);
  for (int k = 0; k < ${VEILS}; k++) {
    vec3 glass = tints[k] / pow(max(tints[k].r, 1e-3), 0.86 - 1.7 * (1.0 - mood.z));
    seen *= mix(vec3(1.0), glass, density(k, p) * mood.z * 0.6);
  }
  return seen;
}

vec3 emitted(vec3 under, vec2 p, float around) {
  vec3 sum = glow * 0.07 * mood.y * around * around;
  for (int k = 0; k < ${VEILS}; k++) sum += tints[k] * density(k, p) * 0.43;
  return under + (1.0 - exp(-1.25 * sum * mood.z));
}

void main() {
  vec2 screen = (2.0 * gl_FragCoord.xy / side - 1.0);
  vec2 p = screen * ${HALF};
  float radius = form.w;
  float away = length(p - core.xy);
  float around = exp(-dot(p, p) / (1.5 * radius * radius));
  float waveform = 1.0 + ripple * 2.2 * cos(17.0 * away / radius - mood.x) * smoothstep(0.15, 0.5, away / radius);
  vec3 seen = dark ? emitted(paperLinear, p, around) : filtered(paperLinear, p, around);
  seen = dark ? paperLinear + (seen - paperLinear) * waveform : paperLinear * pow(seen / paperLinear, vec3(waveform));
  float heart = exp(-away * away / (2.0 * core.w * core.w));
  float lit = 1.0 - exp(-(dark ? 2.1 + 4.0 * mood.w : 2.7) * core.z * heart);
  if (dark) {
    seen += (1.0 - seen) * cream * lit * 0.86 * mood.z;
    seen += glow * 0.22 * (1.0 - 0.7 * mood.w) * core.z * mood.z * exp(-away * away / (0.42 * radius * radius));
  } else {
    seen = mix(seen, cream, lit * 0.97);
  }
  float fade = smoothstep(0.80, 1.0, length(screen));
  vec3 shown = mix(encode(clamp(seen, 0.0, 1.0)), paper, fade);
  shown += (grain(gl_FragCoord.xy) - 0.5) / 255.0 * (1.0 - fade);
  colour = vec4(shown, 1.0);
}`;
