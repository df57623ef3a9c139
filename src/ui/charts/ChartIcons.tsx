/** The chart tools' icons, 16 × 16, in the colour of their text. */

const stroke = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.4,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

const size = { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": true } as const;

export function TableIcon() {
  return (
    <svg {...size} {...stroke}>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M2 6.2h12M2 9.9h12M6.5 6.2v7.3" />
    </svg>
  );
}

export function FullScreenIcon() {
  return (
    <svg {...size} {...stroke}>
      <path d="M2.5 6v-3.5h3.5M10 2.5h3.5v3.5M13.5 10v3.5h-3.5M6 13.5h-3.5v-3.5" />
    </svg>
  );
}

export function SaveIcon() {
  return (
    <svg {...size} {...stroke}>
      <path d="M8 2.5v7M5 7l3 3 3-3M2.8 11v2.5h10.4v-2.5" />
    </svg>
  );
}
