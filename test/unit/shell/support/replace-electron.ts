/** Puts the stub in Electron's place, for `import` as for `require`, in this process. */
import { registerHooks } from 'node:module';

const STUB = new URL('./electron-stub.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: STUB, shortCircuit: true } : next(specifier, context),
});
