/**
 * Types are checked while one writes: by TypeScript's own compiler in a worker,
 * which Monaco starts with the first program of these languages.
 */
import {
  javascriptDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';

/** Monaco's ids of the languages that the compiler reads, and labels of its workers. */
export const CHECKED_LANGUAGES: readonly string[] = ['typescript', 'javascript'];

/** Of TypeScript's enumeration `ModuleDetectionKind`: two programs are two modules, never one scope. */
const FORCE_MODULES = 3;

const BOTH = [typescriptDefaults, javascriptDefaults];

for (const defaults of BOTH) {
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
}
javascriptDefaults.setDiagnosticsOptions({ noSemanticValidation: true });

/** Tells the compiler of Node's modules: 2.6 MB, which only these languages need. */
export async function loadNodeTypes(): Promise<void> {
  const { NODE_TYPES } = await import('./node-types.ts');
  for (const defaults of BOTH) defaults.setExtraLibs(NODE_TYPES);
}
