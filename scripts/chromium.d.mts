export declare function findChromium(): string | undefined;
export declare const chromiumFlags: string[];
export declare const hardwareWebGpuFlags: string[];
export declare const softwareWebGpuFlags: string[];
