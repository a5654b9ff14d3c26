import { readFileSync } from 'node:fs';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** What each folder may import; everything that is not listed is refused. The picture is in README.md. */
const MAY_IMPORT = {
  catalog: [],
  crawler: ['catalog'],
  classifier: ['catalog'],
  policy: ['catalog'],
  gateway: ['catalog', 'policy'],
  site: ['catalog', 'policy'],
};
const FOLDERS = ['catalog', 'crawler', 'classifier', 'policy', 'gateway', 'site', 'cli', 'test'];

/** Same input, same bytes: no clock, no network, no files, no environment, no randomness. */
const PURE = ['classifier', 'policy'];

function onlyFrom([folder, allowed]) {
  const refused = FOLDERS.filter((other) => other !== folder && !allowed.includes(other));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${refused.join('|')})/`,
      message: `${folder}/ may import only: ${allowed.join(', ') || 'nothing'}.`,
    },
  ];
  if (PURE.includes(folder)) {
    patterns.push({
      regex:
        '^(node:)?(?!crypto$)(fs|net|http|https|os|child_process|worker_threads|path|process|dns|tls)(/|$)|^undici',
      message: `${folder}/ is pure.`,
    });
  }
  return {
    files: [`${folder}/**/*.{ts,astro}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

const pure = {
  files: PURE.map((folder) => `${folder}/**/*.ts`),
  rules: {
    'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'performance', 'crypto'],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Same input, same bytes.' },
      { object: 'Date', property: 'now', message: 'Same input, same bytes.' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Same input, same bytes.' },
    ],
  },
};

const ignored = readFileSync(new URL('.gitignore', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'));

export default tseslint.config(
  { ignores: [...ignored.map((folder) => `**/${folder}**`), 'test/fixtures/servers/**'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A type parameter that appears once documents what a statement returns.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
  // The Astro parser types the frontmatter only; astro check does the rest.
  { files: ['**/*.astro', '**/*.astro/*.{js,ts}'], extends: [tseslint.configs.disableTypeChecked] },
  ...Object.entries(MAY_IMPORT).map(onlyFrom),
  pure,
);
