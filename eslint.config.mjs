import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { importTable } from "./importTable.mjs";

const folders = Object.keys(importTable);

/** One zone a folder: everything of src/ that its row does not name is out of bounds. */
const zones = folders.map((folder) => ({
  target: `./src/${folder}/**/!(*.test).{ts,tsx}`,
  from: folders
    .filter((other) => other !== folder && !importTable[folder].includes(other))
    .map((other) => `./src/${other}`),
  message: `src/${folder} may import only: ${importTable[folder].join(", ") || "nothing of ours"} (importTable.mjs).`,
}));

const messageOnlyZones = {
  target: "./src/state",
  from: "./src/workers",
  except: ["./client.ts", "./protocol.ts"],
  message: "The page speaks to workers through client.ts and protocol.ts only.",
};

export default tseslint.config(
  { ignores: ["dist", ".cache", "node_modules", "public"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { "import-x": importX, "react-hooks": reactHooks },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // Numbers and booleans print as a reader expects; the rule's default wants String() around each.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // `!` is for typed-array loops and tests, where an index is in range by construction.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "import-x/no-restricted-paths": ["error", { zones: [...zones, messageOnlyZones] }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
);
