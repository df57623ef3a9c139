import type { Interval } from "../experiment/interval.ts";
import { units as symbols } from "../words/en/units.ts";
import type { Words } from "../words/words.ts";

/** 0.624 as "62.4 %". */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A difference of two shares in percentage points, signed: "+16.2", "−5.1", "0.0". */
export function points(difference: number): string {
  const rounded = (100 * difference).toFixed(1);
  if (Number(rounded) === 0) return "0.0";
  return difference > 0 ? `+${rounded}` : rounded.replace("-", "−");
}

/** As much of a SHA-256 as a person compares. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}

/** A number in as few digits as say it: 0.0123, 1.23, 123, 1.2e-5. */
export function compact(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e5) return value.toExponential(1).replace("e+", "e");
  return String(Number(value.toPrecision(3)));
}

/** A mean with half the width of its interval: "84.4 ± 1.8"; alone where it has none. */
export function withMargin(
  value: { readonly mean: number; readonly interval: Interval | null },
  format: (value: number) => string,
): string {
  const { mean, interval } = value;
  if (!interval) return format(mean);
  return `${format(mean)} ± ${format((interval.high - interval.low) / 2)}`;
}

/** An estimate of milliseconds, no finer than it is known: "45 s", "1.5 min", "77 min", "3.2 h". */
export function aboutDuration(ms: number, units: Words["units"] = symbols): string {
  const seconds = ms / 1000;
  if (seconds < 75) return units.seconds(`${Math.max(5, 5 * Math.round(seconds / 5))}`);
  const minutes = seconds / 60;
  if (minutes < 90) return units.minutes(`${Number(minutes.toPrecision(2))}`);
  return units.hours(`${Number((minutes / 60).toPrecision(2))}`);
}

/** Bytes in decimal gigabytes, megabytes or kilobytes: "1.2 GB", "12.3 MB", "125 MB", "4 kB", "300 B". */
export function bytes(count: number): string {
  if (count >= 9.995e8) return `${(count / 1e9).toFixed(count < 9.95e10 ? 1 : 0)} GB`;
  if (count < 1e3) return `${count} B`;
  if (count < 1e6) return `${Math.round(count / 1e3)} kB`;
  return `${(count / 1e6).toFixed(count < 1e8 ? 1 : 0)} MB`;
}

/** Milliseconds as people say them: "0.4 s", "12 s", "3 min 5 s"; in symbols where no units are given. */
export function duration(ms: number, units: Words["units"] = symbols): string {
  const seconds = ms / 1000;
  if (seconds < 10) return units.seconds(seconds.toFixed(1));
  if (seconds < 60) return units.seconds(`${Math.round(seconds)}`);
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60)
    return `${units.hours(`${Math.floor(minutes / 60)}`)} ${units.minutes(`${minutes % 60}`)}`;
  return `${units.minutes(`${minutes}`)} ${units.seconds(`${Math.round(seconds % 60)}`)}`;
}
