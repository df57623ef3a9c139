/**
 * Finds the enclosed regions of every one-ink drawing of the corpus, so that training can colour them in.
 *
 * Reads `.cache/pretrain/mono.u8`, writes `regions.u8` of the same shape: 0 outside and on ink, else 1, 2 or 3 in turn
 * for each region of at least `MIN_PIXELS` pixels that the border cannot reach.
 *
 * Usage: tsx scripts/pretrain/regions.ts
 */
import { readFileSync, writeFileSync } from "node:fs";

const SIZE = 64;
const AREA = SIZE * SIZE;
const MIN_PIXELS = 6;

/** Flood-fills the region of `start`; returns its pixels' indices in `stack[0 .. count)`. */
function flood(ink: Uint8Array, seen: Uint8Array, start: number, stack: Int32Array): number {
  let count = 0;
  const push = (p: number): void => {
    if (seen[p] === 0 && (ink[p] ?? 255) < 96) {
      seen[p] = 1;
      stack[count++] = p;
    }
  };
  push(start);
  for (let head = 0; head < count; head++) {
    const p = stack[head] ?? 0;
    const x = p % SIZE;
    if (x > 0) push(p - 1);
    if (x < SIZE - 1) push(p + 1);
    if (p >= SIZE) push(p - SIZE);
    if (p < AREA - SIZE) push(p + SIZE);
  }
  return count;
}

const mono = new Uint8Array(readFileSync(".cache/pretrain/mono.u8"));
const out = new Uint8Array(mono.length);
const stack = new Int32Array(AREA);
for (let base = 0; base < mono.length; base += AREA) {
  const ink = mono.subarray(base, base + AREA);
  const seen = new Uint8Array(AREA);
  for (let i = 0; i < SIZE; i++) {
    for (const p of [i, AREA - SIZE + i, i * SIZE, i * SIZE + SIZE - 1]) flood(ink, seen, p, stack);
  }
  let id = 0;
  for (let p = 0; p < AREA; p++) {
    if (seen[p] === 1) continue;
    const count = flood(ink, seen, p, stack);
    if (count < MIN_PIXELS) continue;
    const value = 1 + (id++ % 3);
    for (let i = 0; i < count; i++) out[base + (stack[i] ?? 0)] = value;
  }
}
writeFileSync(".cache/pretrain/regions.u8", out);
