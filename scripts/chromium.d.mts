export declare function findChromium(): string | undefined;
export declare const chromiumFlags: string[];
export declare const softwareWebGpuFlags: string[];
