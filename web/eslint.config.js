import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Which folder may import from which: app over features over stage over shared; two features never meet. */
const FORBIDDEN = [
  { files: "src/shared/**", folders: ["app", "features", "stage"] },
  { files: "src/stage/**", folders: ["app", "features"] },
    ...["talk", "meeting", "menu"].map((feature, _, all) => ({
    files: `src/features/${feature}/**`,
    folders: ["app", ...all.filter((other) => other !== feature)],
  })),
];

const boundaries = FORBIDDEN.map(({ files, folders }) => ({
  files: [files],
  rules: {
    "no-restricted-imports": [
      "error",
      { patterns: folders.map((folder) => ({ regex: `^\\.\\.?/(.*/)?${folder}(/|$)`, message: `${files} must not import from ${folder}.` })) },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["node_modules", "dist"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked, jsxA11y.flatConfigs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      // The rules for React's compiler are left out: the page is built without it.
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
    },
  },
  ...boundaries,
);
