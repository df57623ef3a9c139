/** Numbers that a name and a place decide, equal in TypeScript and in Python: see hashed.py. */

/** uint32 [size]: FNV-1a of the name as a seed, then murmur3's finalizer of seed + place · golden ratio. */
export function hashedWords(name: string, size: number): Uint32Array<ArrayBuffer> {
  const seed = seedOf(name);
  const words = new Uint32Array(size);
  for (let i = 0; i < size; i++) words[i] = wordAt(seed, i);
  return words;
}

/** float32 of [-1, 1), exact: the upper 24 bits of a word. */
export function hashedUniform(name: string, size: number): Float32Array<ArrayBuffer> {
  const seed = seedOf(name);
  const numbers = new Float32Array(size);
  for (let i = 0; i < size; i++) numbers[i] = (wordAt(seed, i) >>> 8) / 2 ** 23 - 1;
  return numbers;
}

/** The weight of Hugging Face's name; with `salt` another near it. */
export function hashedWeight(
  name: string,
  shape: readonly number[],
  salt = "",
): Float32Array<ArrayBuffer> {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const weight = hashedUniform(name, size);
  // Stored, and so rounded, wherever float32 arithmetic rounds.
  if (salt !== "") {
    const away = hashedUniform(`${name}/${salt}`, size);
    const tenth = Math.fround(0.1);
    for (let i = 0; i < size; i++) weight[i]! += Math.fround(tenth * away[i]!);
  }
  const spread = Math.fround(spreadOf(name, shape));
  for (let i = 0; i < size; i++) weight[i]! *= spread;
  if (isScale(name)) for (let i = 0; i < size; i++) weight[i]! += 1;
  return weight;
}

function seedOf(name: string): number {
  let seed = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) seed = Math.imul(seed ^ name.charCodeAt(i), 0x01000193);
  return seed;
}

function wordAt(seed: number, place: number): number {
  let x = (Math.imul(place, 0x9e3779b1) + seed) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function isScale(name: string): boolean {
  return name.includes("norm") && name.endsWith(".weight");
}

function spreadOf(name: string, shape: readonly number[]): number {
  if (isScale(name) || shape.length === 1) return 0.2;
  if (name.includes("embedding") && !name.includes("patch")) return 0.5;
  if (name === "head.weight") return Math.sqrt(3 / shape[0]!);
  return 1.5 * Math.sqrt(3 / shape.slice(1).reduce((product, extent) => product * extent, 1));
}
