import type { Ring } from './outlines.ts';

/** Mean radius of the earth, km. The true distance on the ellipsoid differs by up to 0.6 %. */
const RADIUS = 6371;
/** Points along an outline are at most this far apart, km: a nearest point between two of them is seen within half. */
const STEP = 8;
/** km that an outline at 1:10 million may be off (its makers name no figure; a pen's line is some 3 km). */
const OUTLINE_ERROR = 10;
const ELLIPSOID = 0.006;

/** Points on the unit sphere, three numbers each. */
export function pointsOf(rings: readonly Ring[]): Float64Array {
  const points: number[] = [];
  for (const ring of rings) {
    let last: readonly [number, number, number] | null = null;
    for (const [longitude = 0, latitude = 0] of ring) {
      const next = onSphere(longitude, latitude);
      if (last) between(points, last, next);
      points.push(...next);
      last = next;
    }
  }
  return thinned(Float64Array.from(points));
}

/** The least distance in whole km that two outlines certainly have: 0 where they touch or may. */
export function leastDistance(a: Float64Array, b: Float64Array): number {
  let most = -1;
  for (let i = 0; i < a.length; i += 3) {
    const x = a[i] ?? 0;
    const y = a[i + 1] ?? 0;
    const z = a[i + 2] ?? 0;
    for (let j = 0; j < b.length; j += 3) {
      const cosine = x * (b[j] ?? 0) + y * (b[j + 1] ?? 0) + z * (b[j + 2] ?? 0);
      if (cosine > most) most = cosine;
    }
  }
  const seen = RADIUS * Math.acos(Math.min(1, most));
  return Math.max(0, Math.floor(seen * (1 - ELLIPSOID) - 2 * STEP - 2 * OUTLINE_ERROR));
}

function onSphere(longitude: number, latitude: number): [number, number, number] {
  const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

function between(points: number[], from: readonly number[], to: readonly number[]): void {
  const [x = 0, y = 0, z = 0] = from;
  const [u = 0, v = 0, w = 0] = to;
  const angle = Math.acos(Math.max(-1, Math.min(1, x * u + y * v + z * w)));
  const steps = Math.ceil((angle * RADIUS) / STEP);
  for (let i = 1; i < steps; i++) {
    const share = i / steps;
    const [p, q, r] = [x + (u - x) * share, y + (v - y) * share, z + (w - z) * share];
    const length = Math.hypot(p, q, r);
    points.push(p / length, q / length, r / length);
  }
}

/** One point for each small cell of space: no two neighbours that are kept are further apart than a step and a cell. */
function thinned(points: Float64Array): Float64Array {
  const cell = STEP / RADIUS / 2;
  const kept = new Map<string, [number, number, number]>();
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0];
    const key = `${Math.floor(x / cell)},${Math.floor(y / cell)},${Math.floor(z / cell)}`;
    if (!kept.has(key)) kept.set(key, [x, y, z]);
  }
  return Float64Array.from([...kept.values()].flat());
}
