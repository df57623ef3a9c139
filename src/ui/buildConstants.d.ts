/** Bytes of the WebAssembly that each build of onnxruntime-web fetches; set by vite.config.ts. */
declare const __ENGINE_BYTES__: { readonly jspi: number; readonly asyncify: number };
/** Of package.json; set by vite.config.ts. */
declare const __APP_VERSION__: string;
