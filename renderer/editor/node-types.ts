/** The declarations of Node's modules, as files for the compiler in the editor: path → text. */
const TEXTS = import.meta.glob<string>(
  [
    '../../node_modules/@types/node/**/*.d.ts',
    '!../../node_modules/@types/node/ts*/**',
    '../../node_modules/undici-types/*.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

const FROM = '../../';

export const NODE_TYPES = Object.entries(TEXTS).map(([path, content]) => ({
  content,
  filePath: `file:///${path.slice(FROM.length)}`,
}));
