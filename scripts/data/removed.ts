/**
 * Drawings whose name fits a class and whose picture does not belong here, found by looking at contact sheets
 * (`npm run data:sheets`). `set:name`.
 */
export const REMOVED: ReadonlySet<string> = new Set([
  // A framed clock face is the framing's repetition, not another clock.
  ...["pencil", "print", "pop"].flatMap((style) => [
    `pepicons-${style}:clock-circle`,
    `pepicons-${style}:clock-circle-filled`,
    // Video cameras.
    `pepicons-${style}:camera`,
  ]),
  // A pin with a tick; a pin with hands; a bare square; a spiral.
  ...["line", "fill"].flatMap((style) => [
    `mingcute:clock-${style}`,
    `mingcute:clock-2-${style}`,
    `mingcute:map-2-${style}`,
    `mingcute:sun-2-${style}`,
    // A square with bars.
    `mingcute:calendar-day-${style}`,
    `mingcute:calendar-week-${style}`,
    // More of a flower.
    `mingcute:star-2-${style}`,
    // A block of flats.
    `mingcute:house-2-${style}`,
  ]),
  // An aerial cableway.
  "fa7-solid:tram",
  // A bus.
  "flat-ui:car",
  "streamline-ultimate-color:truck-2",
  "streamline-ultimate:truck-2",
  "streamline-ultimate:truck-2-bold",
  // A city.
  "streamline-pixel:real-estate-building-house",
  // A map's corner without a fold; a cloud with a gear; an unclear shape.
  "marketeq:map",
  "marketeq:cloud",
  "marketeq:home-3",
  // A still life with a remote control.
  "streamline-stickies-color:smart-tv",
  "streamline-stickies-color:smart-tv-duo",
  // A plain disc; a sparkle.
  "emojione-monotone:full-moon",
  "meteocons:moon-full-fill",
  "meteocons:star-fill",
  // The same shape as a drawing of an unrelated collection in the pretraining corpus (stars, clock faces and the like).
  "ph:clock",
  "ph:clock-fill",
  "ph:eye",
  "ph:house-simple",
  "ph:house-simple-fill",
  "ph:star-fill",
  "streamline-ultimate:time-clock-circle",
  "streamline-ultimate:time-clock-circle-bold",
  "fa7-solid:clock",
  "fa7-solid:clock-four",
  "fa7-solid:cloud",
  "fa7-solid:star",
  "pepicons-pencil:star-filled",
  "pepicons-pop:star-filled",
  "mingcute:sun-line",
  "mingcute:sun-fill",
  "mingcute:leaf-3-fill",
  "clarity:star-solid",
  "clarity:sun-solid",
  // A cloud of arrows.
  "pixel:cloud",
]);
