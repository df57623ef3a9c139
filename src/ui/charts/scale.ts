/** An axis: from where to where, and which numbers stand at it. */
export interface Scale {
  readonly isLog: boolean;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Round numbers around `low` to `high`, about `count` of them. */
export function linearScale(low: number, high: number, count: number): Scale {
  const step = roundStep((high - low) / Math.max(1, count - 1));
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const end = Math.max(last, first + 1);
  const ticks = Array.from({ length: end - first + 1 }, (_, i) => exact((first + i) * step));
  return { isLog: false, low: ticks[0]!, high: ticks.at(-1)!, ticks };
}

/** Ends at 1, 2 or 5 times a decade; decades, or all of those where there are few. Both ends must be above 0. */
export function logScale(low: number, high: number): Scale {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const decades = Math.max(1, last - first);
  const all: number[] = [];
  for (let decade = first; decade <= first + decades; decade++)
    for (const mantissa of [1, 2, 5]) all.push(Number(`${mantissa}e${decade}`));
  const from = all.findLast((tick) => tick <= low) ?? all[0]!;
  const to = all.find((tick) => tick >= high && tick > from) ?? all.at(-1)!;
  const within = all.filter((tick) => tick >= from && tick <= to);
  const every = Math.ceil(decades / 5);
  const isRound = (tick: number) => {
    const power = Math.log10(tick);
    return Number.isInteger(power) && (power - first) % every === 0;
  };
  const ticks = within.length <= 5 ? within : within.filter(isRound);
  return { isLog: true, low: from, high: to, ticks };
}

/** The round numbers within `low` to `high`, which stay the ends. */
export function ticksWithin(low: number, high: number, count: number): readonly number[] {
  if (!(high > low)) return [low];
  return linearScale(low, high, count).ticks.filter((tick) => tick >= low && tick <= high);
}

/** How high a value stands, from 0 at the bottom to 1 at the top. */
export function heightOf({ isLog, low, high }: Scale, value: number): number {
  return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(step: number): number {
  if (!(step > 0) || !Number.isFinite(step)) return 1;
  const power = 10 ** Math.floor(Math.log10(step));
  const mantissa = [1, 2, 2.5, 5, 10].find((one) => one * power >= step * (1 - 1e-9)) ?? 10;
  return mantissa * power;
}

/** 0.30000000000000004 is 0.3. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
