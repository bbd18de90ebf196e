/** What the page may send, exactly; an unknown field is refused. */
import { z } from 'zod';
import type { CallInput, CallName } from '../../shared/contract.ts';
import { IMPORT_PIECE_BYTES } from '../../shared/bundle.ts';
import type { Levels } from '../../shared/run-request.ts';

/** Above any program with its files; a run's own limits are narrower and speak for themselves. */
const LONGEST_TEXT = 8 * 1024 * 1024;
/** A line typed or pasted into a running program. */
const LONGEST_INPUT = 1024 * 1024;

const nothing = z.strictObject({});
const runId = z.uuid();
const snippet = z.uuid();
const language = z.string().max(20);
const name = z.string().max(255);
const text = z.string().max(LONGEST_TEXT);
const files = z.array(z.strictObject({ name, text })).max(100);
const size = { columns: z.int().min(1).max(1000), rows: z.int().min(1).max(1000) };
const programArguments = z.array(z.string().max(64 * 1024)).max(1000);
const level = z.string().max(40);
/** Zod passes over a key `__proto__` in silence; here it is an unknown layer like any other. */
const levels = z
  .custom<Levels>(
    (value) => typeof value !== 'object' || value === null || !Object.hasOwn(value, '__proto__'),
    'There is no layer “__proto__”',
  )
  .pipe(z.record(z.string().max(40), level));
const ownPreset = z.uuid();
/** Longer names are refused in a sentence of their own. */
const presetContent = { title: z.string().max(200), levels };

export const SCHEMAS: { readonly [Name in CallName]: z.ZodType<CallInput<Name>> } = {
  describe: nothing,
  posture: nothing,
  engineStatus: z.strictObject({ lookAgain: z.boolean() }),
  listSnippets: nothing,
  openSnippet: z.strictObject({ snippet }),
  createSnippet: z.strictObject({ language, files }),
  saveFile: z.strictObject({ snippet, name, text, base: z.string().max(100).nullable() }),
  renameFile: z.strictObject({ snippet, name, to: name }),
  removeFile: z.strictObject({ snippet, name }),
  arrangeSnippet: z.strictObject({
    snippet,
    language,
    fileNames: z.array(name).max(100),
    settings: z.strictObject({
      argumentLine: z.string().max(64 * 1024),
      preparedInput: z.string().max(LONGEST_INPUT).nullable(),
      terminal: z.boolean(),
    }),
  }),
  removeSnippet: z.strictObject({ snippet }),
  restoreSnippet: z.strictObject({ snippet }),
  listPresets: nothing,
  createPreset: z.strictObject(presetContent),
  changePreset: z.strictObject({ preset: ownPreset, ...presetContent }),
  removePreset: z.strictObject({ preset: ownPreset }),
  restorePreset: z.strictObject({ preset: ownPreset }),
  listHistory: nothing,
  readHistory: z.strictObject({ runId }),
  forgetHistory: z.strictObject({ runId: runId.nullable() }),
  explain: z.strictObject({
    language,
    preset: level,
    levels,
    form: z.enum(['docker', 'compose', 'kubernetes']),
  }),
  expectRun: z.strictObject({
    language,
    fileNames: z.array(name).max(100),
    arguments: programArguments,
    levels,
    preset: level,
    terminal: z.strictObject(size).nullable(),
  }),
  startRun: z.strictObject({
    language,
    files,
    arguments: programArguments,
    levels,
    preset: level,
    ownPreset: ownPreset.optional(),
    input: z.string().max(LONGEST_TEXT).nullable(),
    terminal: z.strictObject(size).nullable(),
  }),
  sendInput: z.strictObject({ runId, text: z.string().max(LONGEST_INPUT) }),
  endInput: z.strictObject({ runId }),
  resizeTerminal: z.strictObject({ runId, ...size }),
  stopRun: z.strictObject({ runId }),
  acknowledgeOutput: z.strictObject({ runId, bytes: z.int().min(0) }),
  buildImage: z.strictObject({ language }),
  cancelBuild: z.strictObject({ language }),
  beginImport: z.strictObject({ bytes: z.int().min(0) }),
  sendImport: z.strictObject({
    importId: z.uuid(),
    offset: z.int().min(0),
    bytes: z
      .instanceof(Uint8Array)
      .refine(({ length }) => length > 0 && length <= IMPORT_PIECE_BYTES, 'A piece of a bundle'),
  }),
  finishImport: z.strictObject({ importId: z.uuid() }),
  cancelImport: z.strictObject({ importId: z.uuid() }),
};
