/**
 * Types are checked while one writes: TypeScript's own compiler, in a worker,
 * with the declarations of Node's modules. It comes when it is first needed.
 */
import {
  javascriptDefaults,
  type LanguageServiceDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';

/** Of TypeScript's enumeration `ModuleDetectionKind`: two programs are two modules, never one scope. */
const FORCE_MODULES = 3;

/** Path of a declaration file, from this folder → its text. */
const NODE_TYPES = import.meta.glob<string>(
  [
    '../../node_modules/@types/node/**/*.d.ts',
    '!../../node_modules/@types/node/ts*/**',
    '../../node_modules/undici-types/*.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

const FROM = '../../';

for (const defaults of [typescriptDefaults, javascriptDefaults]) setUp(defaults);
javascriptDefaults.setDiagnosticsOptions({ noSemanticValidation: true });

function setUp(defaults: LanguageServiceDefaults): void {
  defaults.setCompilerOptions({
    allowJs: true,
    esModuleInterop: true,
    lib: ['lib.esnext.d.ts'],
    module: ModuleKind.ESNext,
    moduleDetection: FORCE_MODULES,
    moduleResolution: ModuleResolutionKind.NodeJs,
    noEmit: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    strict: true,
    target: ScriptTarget.ESNext,
  });
  defaults.setExtraLibs(
    Object.entries(NODE_TYPES).map(([path, content]) => ({
      content,
      filePath: `file:///${path.slice(FROM.length)}`,
    })),
  );
}
