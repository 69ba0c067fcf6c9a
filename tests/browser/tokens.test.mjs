// The colours of every bundled theme, in both modes: read on their paper, and states told apart whatever colours an eye can see.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './harness.mjs';

const STATES = ['on-track', 'at-risk', 'off-track'];
/** The least distance between two states in OKLab, times 100; two shades that one has to look at twice to tell apart are 2. */
const DISTANCE = 12;

/** Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency” (2009), severity 1, on linear light. */
const eyes = {
  'all colours': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const linear = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
const times = (matrix, [a, b, c]) => [0, 3, 6].map((row) => matrix[row] * a + matrix[row + 1] * b + matrix[row + 2] * c);

/** Björn Ottosson, “A perceptual color space for image processing” (2020). */
function oklab(light) {
  const cones = times([0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376, 0.6299787005], light);
  return times([0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662, -0.808675766], cones.map(Math.cbrt));
}
const seen = (hex, eye) => oklab(times(eye, linear(hex)).map((it) => Math.min(1, Math.max(0, it))));
const distance = (one, other) => 100 * Math.hypot(...one.map((it, at) => it - other[at]));

const luminance = (hex) => linear(hex).reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => (Math.max(luminance(one), luminance(other)) + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);

/** The colours by name, each for light and for dark. */
function colours(theme) {
  const css = readFileSync(join(root, 'themes', theme, 'assets', 'css', 'tokens.css'), 'utf8');
  return Object.fromEntries([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]));
}

const themes = readdirSync(join(root, 'themes')).filter((name) => statSync(join(root, 'themes', name)).isDirectory());
for (const theme of themes) {
  for (const mode of ['light', 'dark']) {
    test(`${theme}, ${mode}`, () => {
      const of = (name) => colours(theme)[name][mode];
      for (const [kind, eye] of Object.entries(eyes)) {
        for (const [at, one] of STATES.entries()) {
          for (const other of STATES.slice(at + 1)) {
            const far = distance(seen(of(one), eye), seen(of(other), eye));
            assert.ok(far >= DISTANCE, `${one} and ${other} with ${kind}: ${far.toFixed(1)}`);
          }
        }
      }
      for (const name of ['ink', 'quiet', 'accent']) assert.ok(contrast(of(name), of('paper')) >= 4.5, `${name} on paper: ${contrast(of(name), of('paper')).toFixed(2)}`);
      for (const name of [...STATES, 'unsaid', 'edge']) assert.ok(contrast(of(name), of('paper')) >= 3, `${name} on paper: ${contrast(of(name), of('paper')).toFixed(2)}`);
    });
  }
}
