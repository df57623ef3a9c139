/**
 * The WebAssembly memories of a page, whoever makes them: onnxruntime keeps weights and activations in
 * one. To be called before it is loaded; what comes back tells their bytes, which never shrink.
 */
export function watchWasmMemory(): () => number {
  const made: WebAssembly.Memory[] = [];
  WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
    construct(target, [descriptor]: [WebAssembly.MemoryDescriptor]) {
      const memory = new target(descriptor);
      made.push(memory);
      return memory;
    },
  });
  return () => made.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
