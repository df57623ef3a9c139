import type { Environment } from "../experiment/recording.ts";
import type { DeviceReport } from "./device.ts";

/** "Chrome 141", of a browser's user agent string; all of it where it is of none that is known. */
export function browserName(userAgent: string): string {
  const patterns = [
    ["Edge", /Edg\/(\d+)/],
    ["Firefox", /Firefox\/(\d+)/],
    ["Chrome", /Chrome\/(\d+)/],
    ["Safari", /Version\/(\d+).*Safari/],
  ] as const;
  for (const [name, pattern] of patterns) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return userAgent || "unknown browser";
}

/** Where the page makes runs on a device; null before it is known, when there are none. */
export function pageEnvironment(
  device: DeviceReport | null,
  { appVersion, userAgent }: { readonly appVersion: string; readonly userAgent: string },
): Environment | null {
  if (!device) return null;
  const { name, kind } = device;
  const date = new Date().toISOString();
  return { appVersion, device: name, runtime: kind, browser: browserName(userAgent), date };
}
