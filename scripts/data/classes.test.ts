import { describe, expect, it } from "vitest";
import { CLASS_NAMES, classify } from "./classes.ts";

const nameOf = (icon: string): string | undefined => CLASS_NAMES[classify(icon)];

describe("classify", () => {
  it.each([
    ["airplane-takeoff-fill", "airplane"],
    ["bicycle", "bicycle"],
    ["open-book", "book"],
    ["car-side-2-bold", "car"],
    ["eight-oclock", "clock"],
    ["home-4-line", "house"],
    ["interface-essential-key-1", "key"],
    ["tv-retro", "television"],
    ["steam-locomotive", "train"],
    ["delivery-truck", "truck"],
  ])("takes %s for a picture of %s", (icon, name) => {
    expect(nameOf(icon)).toBe(name);
  });

  it.each([
    "keyboard",
    "facebook",
    "star-of-david",
    "car-battery",
    "home-wifi",
    "police-car-light",
    "microphone-slash",
    "cloud-upload",
    "apple-logo",
    "eye-off",
    "tree-structure",
    "hot-dog",
  ])("takes %s for none of the classes", (icon) => {
    expect(classify(icon)).toBe(-1);
  });

  it("keeps its classes in alphabetical order", () => {
    expect(CLASS_NAMES).toEqual([...CLASS_NAMES].sort());
  });
});
