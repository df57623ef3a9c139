/** log(p / (1 − p)): the axis on which accuracies of many models lie on a line (Taori et al. 2020; Miller et al. 2021). */
export function logitOf(share: number): number {
  return Math.log(share / (1 - share));
}

/** The share that has a logit. */
export function shareOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Counts of right answers that cannot be shown on a logit axis are moved by half a picture: (k + ½) / (n + 1). */
export function showableShare(share: number, n: number): number {
  if (share > 0 && share < 1) return share;
  return (share * n + 0.5) / (n + 1);
}

const steps = [
  0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99,
  0.995, 0.999,
];

/** The ends of an axis that holds all shares, and the shares to label on it, ends included; finer where they lie close. */
export function logitTicks(shares: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const grid = high - low < 0.15 ? finer : steps;
  const before = grid.filter((tick) => tick <= low).at(-1) ?? grid[0]!;
  const after = grid.find((tick) => tick >= high && tick > before) ?? grid.at(-1)!;
  return grid.filter((tick) => tick >= before && tick <= after);
}

const finer = [...new Set([...steps, ...Array.from({ length: 99 }, (_, i) => (i + 1) / 100)])]
  .filter((tick) => tick < 0.05 || tick > 0.95 || Math.round(tick * 100) % 2 === 0)
  .sort((a, b) => a - b);
