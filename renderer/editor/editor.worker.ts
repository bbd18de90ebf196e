/** Monaco's background work (differences, links, words), as a worker of the page's own origin. */
import 'monaco-editor/editor/editor.worker';
