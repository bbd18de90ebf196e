/** A run's record as it stands on disk: JSON, its output's bytes as base64. */
import { z } from 'zod';
import { fromBase64, toBase64 } from '../../../shared/base64.ts';
import type {
  HistoryEntry,
  HistoryRecord,
  KeptOutput,
  OutputPiece,
} from '../../../shared/history.ts';
import type { OwnPreset } from '../../../shared/own-preset.ts';
import type { UsageSample } from '../../../shared/usage.ts';
import type { RunReport, Verdict, VerdictKind } from '../../../shared/run-result.ts';

const VERSION = 1;

/** Written so that a kind that is missing here does not compile. */
const KINDS = {
  finished: 'finished',
  failed: 'failed',
  signalled: 'signalled',
  'compile-failed': 'compile-failed',
  deadline: 'deadline',
  'out-of-memory': 'out-of-memory',
  'output-limit': 'output-limit',
  cancelled: 'cancelled',
  refused: 'refused',
  'engine-lost': 'engine-lost',
} as const satisfies { readonly [Kind in VerdictKind]: Kind };

const StoredVerdict: z.ZodType<Verdict> = z.object({
  kind: z.enum(KINDS),
  stage: z.enum(['compile', 'run']),
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  sentence: z.string(),
  limitsHit: z.array(z.string()),
});

/** Only what finding and listing need is checked; the rest was written by us, and is shown as text. */
const Entry = z.object({
  version: z.literal(VERSION),
  runId: z.uuid(),
  at: z.number(),
  language: z.string(),
  entry: z.string(),
  preset: z.string(),
  levels: z.record(z.string(), z.string()),
  verdict: StoredVerdict.nullable(),
  totalMs: z.number().nullable(),
});

const Piece = z.object({
  stage: z.enum(['compile', 'run']),
  stream: z.enum(['stdout', 'stderr']),
  base64: z.string(),
});

const Sample: z.ZodType<UsageSample> = z.object({
  atMs: z.number(),
  memoryBytes: z.number().nullable(),
  cpuMs: z.number().nullable(),
  processes: z.number().nullable(),
});

const Own: z.ZodType<OwnPreset> = z.object({
  id: z.string(),
  title: z.string(),
  levels: z.record(z.string(), z.string()),
});

const Stored = Entry.extend({
  files: z.array(z.object({ name: z.string(), text: z.string() })).min(1),
  arguments: z.array(z.string()),
  input: z.string().nullable(),
  terminal: z.boolean(),
  output: z.object({
    beginning: z.array(Piece),
    omittedBytes: z.number(),
    end: z.array(Piece),
  }),
  // Records of older versions have none, and a name that is lost takes no run away.
  ownPreset: Own.nullable().catch(null).default(null),
  // Records of older versions have none, and a damaged curve takes no run away.
  usage: z.array(Sample).catch([]).default([]),
  report: z
    .custom<RunReport>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        'verdict' in value &&
        StoredVerdict.safeParse(value.verdict).success &&
        'layers' in value &&
        Array.isArray(value.layers),
    )
    .nullable(),
  failure: z.object({ code: z.string(), sentence: z.string() }).nullable(),
});

/** The part of a record that a list shows. */
export function entryOf(record: HistoryRecord): HistoryEntry {
  const { runId, at, language, entry, preset, levels, verdict, totalMs } = record;
  return { runId, at, language, entry, preset, levels, verdict, totalMs };
}

export const entryText = (entry: HistoryEntry): string =>
  JSON.stringify({ version: VERSION, ...entry });

/** @returns null for what is damaged or of another version */
export function parseEntry(text: string): HistoryEntry | null {
  const parsed = Entry.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { version: _version, ...entry } = parsed.data;
  return entry;
}

export function recordText(record: HistoryRecord): string {
  const { beginning, omittedBytes, end } = record.output;
  const output = { beginning: beginning.map(storedPiece), omittedBytes, end: end.map(storedPiece) };
  return JSON.stringify({ version: VERSION, ...record, output });
}

/** @returns null for what is damaged or of another version */
export function parseRecord(text: string): HistoryRecord | null {
  const parsed = Stored.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { version: _version, output, failure, ...record } = parsed.data;
  const pieces = readOutput(output);
  if (pieces === null) return null;
  return {
    ...record,
    output: pieces,
    failure: failure === null ? null : { code: 'internal', sentence: failure.sentence },
  };
}

const storedPiece = ({ stage, stream, bytes }: OutputPiece): z.infer<typeof Piece> => ({
  stage,
  stream,
  base64: toBase64(bytes),
});

function readOutput(output: z.infer<typeof Stored>['output']): KeptOutput | null {
  const beginning = readPieces(output.beginning);
  const end = readPieces(output.end);
  if (beginning === null || end === null) return null;
  return { beginning, omittedBytes: output.omittedBytes, end };
}

function readPieces(stored: readonly z.infer<typeof Piece>[]): OutputPiece[] | null {
  const pieces: OutputPiece[] = [];
  for (const { stage, stream, base64 } of stored) {
    const bytes = fromBase64(base64);
    if (bytes === null) return null;
    pieces.push({ stage, stream, bytes });
  }
  return pieces;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
