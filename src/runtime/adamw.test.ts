import { expect, it } from "vitest";
import { adamWCoefficients, adamWUpdate } from "./adamw.ts";

it("adds epsilon outside the square root and corrects both moments' bias", () => {
  // The first step with g = 2: m/(1-β₁) = 2, √(v/(1-β₂)) = 2, so the step is lr · 2 / (2 + ε).
  const options = { beta1: 0.9, beta2: 0.99, epsilon: 1, weightDecay: 0 };
  const weight = Float32Array.of(10);
  const moments = [new Float32Array(1), new Float32Array(1)] as const;
  adamWUpdate(weight, Float32Array.of(2), ...moments, adamWCoefficients(options, 1, 0.3));
  expect(weight[0]).toBeCloseTo(10 - (0.3 * 2) / 3, 6);
});

it("decays weights by the learning rate even where the gradient is zero", () => {
  const options = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.5 };
  const weight = Float32Array.of(8);
  const moments = [new Float32Array(1), new Float32Array(1)] as const;
  adamWUpdate(weight, Float32Array.of(0), ...moments, adamWCoefficients(options, 1, 0.25));
  expect(weight[0]).toBe(7);
});
