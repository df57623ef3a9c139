/** Numbers appended one by one, kept in one typed array that doubles. */
export class Column {
  #values = new Float64Array(64);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(2 * this.#length);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  /** Takes the place of what was there: the first `count` of `values`. */
  load(values: readonly number[], count: number): void {
    if (count > this.#values.length) this.#values = new Float64Array(count);
    for (let i = 0; i < count; i++) this.#values[i] = values[i]!;
    this.#length = count;
  }

  get length(): number {
    return this.#length;
  }

  /** The numbers so far: a view, valid until the next push. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}
