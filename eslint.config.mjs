import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { importTable } from "./importTable.mjs";

const folders = Object.keys(importTable);

/** A folder's row as a rule: no import path that climbs out into a folder which the row does not name. */
function importsOf(folder) {
  const allowed = importTable[folder];
  const banned = folders.filter((other) => other !== folder && !allowed.includes(other));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${banned.join("|")})/`,
      message: `src/${folder} may import only: ${allowed.join(", ") || "nothing of ours"} (importTable.mjs).`,
    },
  ];
  if (folder === "state")
    patterns.push({
      regex: "^(\\.\\./)+workers/(?!(client|protocol|importProtocol)\\.ts$)",
      message: "The page speaks to workers through client.ts and protocol.ts only.",
    });
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    ignores: ["**/*.test.{ts,tsx}"],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
}

const catalogued = "What a person reads lives in src/words: give it a name there (useWords).";

/** The page's texts: none between tags, in what names a control, or as a sentence in code. */
const textsOfThePage = {
  files: ["src/ui/**/*.{ts,tsx}"],
  ignores: ["**/*.test.{ts,tsx}"],
  rules: {
    "no-restricted-syntax": [
      "error",
      { selector: "JSXText[value=/[A-Za-z]{2}/]", message: catalogued },
      {
        selector:
          "JSXAttribute[name.name=/^(aria-label|aria-description|title|placeholder|alt|label|description)$/] > Literal[value=/[A-Za-z]{2}/]",
        message: catalogued,
      },
      { selector: "Literal[value=/^[A-Z][a-z’]+ [a-z]/]", message: catalogued },
      { selector: "TemplateElement[value.raw=/[a-z]{2} [a-z]{2,} [a-z]{2}/]", message: catalogued },
    ],
  },
};

export default tseslint.config(
  { ignores: ["dist", ".cache", "node_modules", "public"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { "react-hooks": reactHooks },
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
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  ...folders.map(importsOf),
  textsOfThePage,
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
);
