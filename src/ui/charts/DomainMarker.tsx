import { colorOf, markerOf } from "./seriesStyle.ts";

/** The colour and marker of a domain. */
export function DomainMarker({ index }: { readonly index: number }) {
  return (
    <svg className="domain-marker" width="12" height="12" viewBox="-5 -5 10 10" aria-hidden="true">
      <path d={markerOf(index)} fill={colorOf(index)} />
    </svg>
  );
}
