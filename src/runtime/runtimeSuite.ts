/** What every Runtime must do, as one suite: run on onnxruntime-node, on wasm and on WebGPU. Tests only. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { RandomStream } from "../shared/random.ts";
import { adamWCase, AdamWTrial, largestError, referenceAdamW } from "./adamwReference.ts";
import type { Runtime } from "./runtime.ts";

export function describeRuntime(name: string, create: () => Promise<Runtime>): void {
  describe(`a runtime: ${name}`, () => {
    let runtime: Runtime;
    beforeAll(async () => {
      runtime = await create();
    });
    afterAll(() => runtime.dispose());

    /** y = (x·w) · s over [2,3]·[3,2], and the row sums of y. */
    function productGraph() {
      const g = new GraphBuilder("product");
      const x = g.input("x", [2, 3]);
      const w = g.input("w", [3, 2]);
      const y = g.scale(g.matmul(x, w), 2);
      g.output(y, "y");
      g.output(g.reduceSum(y, [1]), "sums");
      return g.build();
    }

    const tensors = () => ({
      x: runtime.tensor([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)),
      w: runtime.tensor([3, 2], Float32Array.of(1, 0, 0, 1, 1, 1)),
      y: runtime.tensor([2, 2]),
      sums: runtime.tensor([2, 1]),
    });

    it("runs a graph into the tensors that it is given", async () => {
      const { x, w, y, sums } = tensors();
      const program = await runtime.compile(productGraph());
      await program.run({ x, w }, { y, sums });
      expect([...(await runtime.read(y))]).toEqual([8, 10, 20, 22]);
      expect([...(await runtime.read(sums))]).toEqual([18, 42]);
    });

    it("keeps the order of writes, runs, copies and reads without an await between them", async () => {
      const { x, w, y, sums } = tensors();
      const kept = runtime.tensor([2, 2]);
      const program = await runtime.compile(productGraph());
      const first = program.run({ x, w }, { y, sums });
      runtime.copy(y, kept);
      runtime.write(x, new Float32Array(6));
      const second = program.run({ x, w }, { y, sums });
      const [before, after] = await Promise.all([runtime.read(kept), runtime.read(y)]);
      await Promise.all([first, second]);
      expect([...before]).toEqual([8, 10, 20, 22]);
      expect([...after]).toEqual([0, 0, 0, 0]);
    });

    it("runs a graph with int32 inputs and several outputs of one node", async () => {
      const g = new GraphBuilder("rows");
      const rows = g.gather(g.input("table", [4, 2]), g.input("ids", [3], "int32"));
      const [left, right] = g.split(rows, [1, 1], 1);
      g.output(g.mul(left!, right!), "products");
      const program = await runtime.compile(g.build());
      const table = runtime.tensor([4, 2], Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8));
      const products = runtime.tensor([3, 1]);
      await program.run({ table, ids: runtime.tensor([3], Int32Array.of(3, 0, 2)) }, { products });
      expect([...(await runtime.read(products))]).toEqual([56, 2, 30]);
    });

    it("names the graph, the tensor and the rule when a binding does not fit", async () => {
      const { x, w, y, sums } = tensors();
      const program = await runtime.compile(productGraph());
      await expect(program.run({ x }, { y, sums })).rejects.toThrow(
        "graph 'product': input 'w' (float32[3,2]) is not given",
      );
      await expect(program.run({ x, w: x }, { y, sums })).rejects.toThrow(
        "input 'w' must be float32[3,2], got float32[2,3]",
      );
      await expect(program.run({ x, w }, { y, sums, z: y })).rejects.toThrow(
        "'z' is no output; known are y, sums",
      );
      const ids = runtime.tensor([2, 3], new Int32Array(6));
      await expect(program.run({ x: ids, w }, { y, sums })).rejects.toThrow(
        "input 'x' must be float32[2,3], got int32[2,3]",
      );
    });

    it("refuses to write a tensor that the same run reads", async () => {
      const g = new GraphBuilder("negation");
      g.output(g.neg(g.input("x", [2])), "y");
      const program = await runtime.compile(g.build());
      const x = runtime.tensor([2]);
      await expect(program.run({ x }, { y: x })).rejects.toThrow("the same tensor as 'x'");
    });

    it("refuses data of another size, a freed tensor and another runtime's", async () => {
      const x = runtime.tensor([2, 3]);
      expect(() => runtime.tensor([2], new Float32Array(3))).toThrow("needs 2 elements");
      expect(() => runtime.write(x, new Float32Array(5))).toThrow("needs 6 elements");
      expect(() => runtime.write(x, new Int32Array(6))).toThrow("got 6 of int32");
      expect(() => runtime.copy(x, runtime.tensor([2]))).toThrow("equal dtypes and sizes");
      runtime.free(x);
      await expect(runtime.read(x)).rejects.toThrow("was freed or belongs to another runtime");
    });

    it("refuses a graph that breaks a rule of the validator, naming the node", async () => {
      const g = new GraphBuilder("copied");
      g.output(g.reshape(g.input("x", [2, 3]), [6]), "y");
      await expect(runtime.compile(g.build())).rejects.toThrow("Reshape");
    });

    it("blends a tensor towards another", async () => {
      const size = 1030;
      const draw = (name: string) => {
        const random = new RandomStream(17, name);
        return Float32Array.from({ length: size }, () => random.normal());
      };
      const [start, goal] = [draw("start"), draw("goal")];
      const [target, source] = [runtime.tensor([size], start), runtime.tensor([size], goal)];
      for (let i = 0; i < 3; i++) runtime.blend(target, source, 0.1);
      const expected = start.map((x, i) => 0.9 ** 3 * x + (1 - 0.9 ** 3) * goal[i]!);
      expect(largestError([await runtime.read(target)], [expected])).toBeLessThan(1e-6);
      expect(await runtime.read(source)).toEqual(goal);
    });

    it("blends by a share of 0 to the target and of 1 to the source, bit for bit", async () => {
      const [start, goal] = [Float32Array.of(0.1, -0, NaN, 3e38), Float32Array.of(NaN, 0.7, -0, 5)];
      const [target, source] = [runtime.tensor([4], start), runtime.tensor([4], goal)];
      runtime.blend(target, source, 0);
      expect(await runtime.read(target)).toEqual(start);
      runtime.blend(target, source, 1);
      expect(await runtime.read(target)).toEqual(goal);
    });

    it("leaves what is equal as it is, however often it is blended", async () => {
      const same = Float32Array.of(0.1, -1 / 3, 1e-30, 12345.678);
      const [target, source] = [runtime.tensor([4], same), runtime.tensor([4], same)];
      for (let i = 0; i < 50; i++) runtime.blend(target, source, 0.001);
      expect(await runtime.read(target)).toEqual(same);
    });

    it("blends in order with the runs and writes around it", async () => {
      const { x, w, y, sums } = tensors();
      const average = runtime.tensor([2, 2]);
      const program = await runtime.compile(productGraph());
      const first = program.run({ x, w }, { y, sums });
      runtime.blend(average, y, 0.5);
      runtime.write(x, new Float32Array(6).fill(1));
      const second = program.run({ x, w }, { y, sums });
      runtime.blend(average, y, 0.25);
      const found = await runtime.read(average);
      await Promise.all([first, second]);
      // y is [8, 10, 20, 22], then 4 throughout.
      expect([...found]).toEqual([4, 4.75, 8.5, 9.25]);
    });

    it("refuses to blend what does not fit", () => {
      const x = runtime.tensor([2, 3]);
      expect(() => runtime.blend(x, runtime.tensor([6]), 0.5)).toThrow(
        "two float32 tensors of one shape, got float32[2,3] and float32[6]",
      );
      const ids = () => runtime.tensor([2], new Int32Array(2));
      expect(() => runtime.blend(ids(), ids(), 0.5)).toThrow("two float32 tensors");
      expect(() => runtime.blend(x, x, 0.5)).toThrow("got float32[2,3] twice");
      for (const share of [-0.1, 1.1, NaN])
        expect(() => runtime.blend(x, runtime.tensor([2, 3]), share)).toThrow(`got ${share}`);
    });

    it("reads several tensors as they are at one moment", async () => {
      const sizes = [3, 1, 1030, 5];
      const all = sizes.map((size, i) => runtime.tensor([size], new Float32Array(size).fill(i)));
      const before = runtime.readAll(all);
      all.forEach((tensor, i) => runtime.write(tensor, new Float32Array(sizes[i]!)));
      expect(await before).toEqual(sizes.map((size, i) => new Float32Array(size).fill(i)));
      expect(await runtime.readAll(all)).toEqual(sizes.map((size) => new Float32Array(size)));
      expect(await runtime.readAll([])).toEqual([]);
      const places = new Float32Array(1039).fill(7);
      let end = 1;
      const targets = sizes.slice(1).map((size) => places.subarray(end, (end += size)));
      expect(await runtime.readAll(all.slice(1), targets)).toEqual(targets);
      expect([...places]).toEqual([7, ...new Array<number>(1036).fill(0), 7, 7]);
      await expect(runtime.readAll(all, targets)).rejects.toThrow(
        "tensors of 12, 4, 4120, 20 bytes cannot be read into arrays of 4, 4120, 20",
      );
      const ids = runtime.tensor([2], new Int32Array(2));
      await expect(runtime.readAll([all[0]!, ids])).rejects.toThrow("int32[2]");
      runtime.free(all[1]!);
      await expect(runtime.readAll(all)).rejects.toThrow("was freed");
    });

    it("updates weights as AdamW does, with two groups and weight decay", async () => {
      const given = adamWCase(5);
      const trial = new AdamWTrial(runtime, given);
      for (let step = 0; step < 5; step++) trial.step(step);
      expect(largestError(await trial.weights(), referenceAdamW(given))).toBeLessThan(1e-6);
      expect(await trial.optimizer.hasMetNonFinite()).toBe(false);
    });

    it("goes on from a saved optimizer state exactly", async () => {
      const given = adamWCase(4);
      const whole = new AdamWTrial(runtime, given);
      for (let step = 0; step < 2; step++) whole.step(step);
      const { steps } = whole.optimizer;
      const [first, second] = [await whole.moments("first"), await whole.moments("second")];
      const weights = await whole.weights();
      for (let step = 2; step < 4; step++) whole.step(step);
      expect(steps).toBe(2);
      const resumed = new AdamWTrial(runtime, { ...given, weights });
      for (const [slot, moment] of first)
        resumed.optimizer.writeMoments("first", new Map([[slot, moment]]));
      resumed.optimizer.writeMoments("second", second);
      resumed.optimizer.countFrom(steps);
      for (let step = 2; step < 4; step++) resumed.step(step);
      expect(await resumed.weights()).toEqual(await whole.weights());
    });

    it("keeps every weight and raises the flag when the loss is not finite", async () => {
      for (const bad of [NaN, Infinity, -Infinity]) {
        const given = adamWCase(2);
        const trial = new AdamWTrial(runtime, given);
        trial.step(0);
        const before = await trial.weights();
        runtime.write(trial.loss, Float32Array.of(bad));
        trial.step(1);
        expect(await trial.weights()).toEqual(before);
        expect(await trial.optimizer.hasMetNonFinite()).toBe(true);
      }
    });

    it("keeps only the elements whose gradient is not finite, and the flag stays up", async () => {
      const given = adamWCase(2);
      const [spoilt, healthy] = [new AdamWTrial(runtime, given), new AdamWTrial(runtime, given)];
      spoilt.step(0, (gradients) => {
        gradients[0]![2] = NaN;
        gradients[3]![1029] = -Infinity;
      });
      healthy.step(0);
      const expected = (await healthy.weights()).map((weight) => weight.slice());
      expected[0]![2] = given.weights[0]![2]!;
      expected[3]![1029] = given.weights[3]![1029]!;
      expect(await spoilt.weights()).toEqual(expected);
      spoilt.step(1);
      expect(await spoilt.optimizer.hasMetNonFinite()).toBe(true);
      expect(await healthy.optimizer.hasMetNonFinite()).toBe(false);
    });

    it("refuses slots and learning rates that do not fit", () => {
      const [w, g] = [runtime.tensor([3]), runtime.tensor([4])];
      const { options } = adamWCase(1);
      expect(() => runtime.adamW([{ parameter: w, gradient: g, group: 0 }], options)).toThrow(
        "slot 0: the gradient must have the parameter's 12 bytes, got 16",
      );
      const slot = { parameter: w, gradient: runtime.tensor([3]), group: 1 };
      expect(() => runtime.adamW([slot, slot], options)).toThrow("is in another slot too");
      const optimizer = runtime.adamW([slot], options);
      const loss = runtime.tensor([1]);
      expect(() => optimizer.step([0.1], loss)).toThrow("learning rate of group 1");
      expect(() => optimizer.step([0.1, NaN], loss)).toThrow("got NaN");
      expect(() => optimizer.step([0.1, 0.1], w)).toThrow("the loss must be one float32");
    });
  });
}
