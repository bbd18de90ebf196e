/**
 * What the set-up borrows of the application, bundled with the command line: an engine is
 * there when the application finds it, and where it looks is written once.
 */
export { engineCandidates } from '../../electron/engine/finding/candidates.ts';
export { findEngine, ownSurroundings } from '../../electron/engine/finding/find-engine.ts';
