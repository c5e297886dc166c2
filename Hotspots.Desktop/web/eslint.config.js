import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// Some are the browser's: bench/ and test/ hand functions over to it.
const nodeGlobals = Object.fromEntries(
  ['process', 'location', 'localStorage', 'getComputedStyle', 'console', 'window', 'document', 'PointerEvent', 'PerformanceObserver', 'requestAnimationFrame', 'URL', 'URLSearchParams', 'Buffer', 'setTimeout', 'setInterval', 'clearInterval', 'performance', 'fetch'].map((name) => [name, 'readonly']),
);

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers are what this page writes; making each one a String() call hides the sentence.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The kernels read typed arrays at indices they have just bounded.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Indexing past an end gives undefined, whatever the types say; asking is right.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // `void signal.value` subscribes to a signal without using its value.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  { files: ['*.mjs', '*.js', 'mock/**/*.mjs', 'bench/**/*.mjs', 'test/**/*.mjs'], languageOptions: { globals: nodeGlobals } },
);
