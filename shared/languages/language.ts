import type { Holds } from './hold.ts';

/** A language as its folder under `images/` describes it (`manifest.json` and the sample beside it). */
export interface Language {
  /** Stable id, also the folder's name: `python`, `cpp`, `csharp`. */
  readonly id: string;
  /** As people write it: `Python`, `C++`, `C#`. */
  readonly name: string;
  /** What runs it, for people: `CPython 3.13`. */
  readonly toolchain: string;
  /** What a person should know before choosing it, or null: `Mono, C# 7`. */
  readonly remark: string | null;
  /** Endings of its sources, with the dot, the usual one first. */
  readonly endings: readonly string[];
  /** Name of a program that has not been named yet. */
  readonly untitled: string;
  /** The language's id in Monaco. */
  readonly editorId: string;
  /** Command of the compile stage, or null where there is none. See `expandCommand`. */
  readonly compile: readonly string[] | null;
  /** Command of the run stage. */
  readonly run: readonly string[];
  /** Where a parked sandbox holds each stage. */
  readonly hold: Holds;
  /** Whether the program is a file that must be executed from /box. */
  readonly executableScratch: boolean;
  /** Sized layers whose default is not enough for this language: layer id → size in the layer's unit. */
  readonly raisedDefaults: Readonly<Record<string, number>>;
  /** The sample program's source. */
  readonly sample: string;
}

/**
 * The language whose sources end like this file.
 *
 * @param fileName a base name
 * @returns the language, or null when no language claims the ending
 */
export function languageOfFile(languages: readonly Language[], fileName: string): Language | null {
  const lower = fileName.toLowerCase();
  return (
    languages.find((language) =>
      language.endings.some((ending) => lower.endsWith(ending) && lower.length > ending.length),
    ) ?? null
  );
}
