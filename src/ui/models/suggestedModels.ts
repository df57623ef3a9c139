/** Repositories to begin with: their architecture, and numbers in both towers. */
export const suggestedModels = [
  { repository: "openai/clip-vit-base-patch32", about: "ViT-B/32, 151 M" },
  { repository: "openai/clip-vit-base-patch16", about: "ViT-B/16, 150 M" },
  { repository: "laion/CLIP-ViT-B-32-laion2B-s34B-b79K", about: "ViT-B/32, 151 M" },
  { repository: "wkcn/TinyCLIP-ViT-8M-16-Text-3M-YFCC15M", about: "ViT-8M/16, 23 M" },
  { repository: "Xenova/clip-vit-base-patch16", about: "ViT-B/16 (ONNX), 150 M" },
] as const;
