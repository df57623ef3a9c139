/** Invocations in a workgroup: the least that every WebGPU device allows. */
export const workgroupSize = 256;

/** Storage buffers that the kernel binds besides two for each tensor: loss, flag, both moments. */
export const sharedBuffers = 4;

/** Bytes of the uniform for `slots` tensors. */
export function uniformBytes(slots: number): number {
  return 32 + 16 * slots;
}

/**
 * AdamW over several tensors in one dispatch (runtime/adamw.ts has the formula). Weights and
 * gradients are buffers of their own; the moments of all of them lie end to end in two buffers.
 * Whether a number is finite is asked of its bits: WGSL lets a compiler assume that no float is
 * infinite or NaN, and so drop the question, but not of integers.
 */
export function adamWShader(slots: number): string {
  const each = (line: (slot: number) => string) =>
    Array.from({ length: slots }, (_, slot) => line(slot)).join("\n");
  const choose = (line: (slot: number) => string) =>
    each((slot) => `    ${slot === slots - 1 ? "default" : `case ${slot}u`}: { ${line(slot)} }`);

  return /* wgsl */ `
struct Slot {
  start: u32,
  decay: f32,
  stepSize: f32,
  secondScale: f32,
}
struct Update {
  beta2: f32,
  oneMinusBeta1: f32,
  oneMinusBeta2: f32,
  epsilon: f32,
  elements: u32,
  // Said, because newer WGSL would let the array start right after.
  @align(16) slots: array<Slot, ${slots}>,
}
@group(0) @binding(0) var<uniform> update: Update;
@group(0) @binding(1) var<storage, read> loss: array<u32>;
@group(0) @binding(2) var<storage, read_write> nonFinite: atomic<u32>;
@group(0) @binding(3) var<storage, read_write> first: array<f32>;
@group(0) @binding(4) var<storage, read_write> second: array<f32>;
${each(
  (slot) => `@group(0) @binding(${5 + 2 * slot}) var<storage, read_write> weight${slot}: array<f32>;
@group(0) @binding(${6 + 2 * slot}) var<storage, read> gradient${slot}: array<u32>;`,
)}

fn weightAt(slot: u32, i: u32) -> f32 {
  switch slot {
${choose((slot) => `return weight${slot}[i];`)}
  }
}
fn gradientBitsAt(slot: u32, i: u32) -> u32 {
  switch slot {
${choose((slot) => `return gradient${slot}[i];`)}
  }
}
fn setWeight(slot: u32, i: u32, value: f32) {
  switch slot {
${choose((slot) => `weight${slot}[i] = value;`)}
  }
}
fn isFinite(bits: u32) -> bool {
  return (bits & 0x7f800000u) != 0x7f800000u;
}

@compute @workgroup_size(${workgroupSize})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) count: vec3u) {
  if (!isFinite(loss[0])) {
    atomicStore(&nonFinite, 1u);
    return;
  }
  for (var i = id.x; i < update.elements; i += count.x * ${workgroupSize}u) {
    var slot = ${slots - 1}u;
    while (i < update.slots[slot].start) { slot--; }
    let group = update.slots[slot];
    let element = i - group.start;
    let bits = gradientBitsAt(slot, element);
    if (!isFinite(bits)) {
      atomicStore(&nonFinite, 1u);
      continue;
    }
    let g = bitcast<f32>(bits);
    let m = first[i] + (g - first[i]) * update.oneMinusBeta1;
    let v = update.beta2 * second[i] + update.oneMinusBeta2 * g * g;
    first[i] = m;
    second[i] = v;
    let step = group.stepSize * m / (sqrt(v) * group.secondScale + update.epsilon);
    setWeight(slot, element, weightAt(slot, element) * group.decay - step);
  }
}
`;
}
