import { describe, expect, test } from 'vitest';
import { NOTHING_KNOWN, type KnownRuntime } from '../../../electron/sandbox/engine-knowledge.ts';
import { type AskedSandbox, RecipeBook } from '../../../electron/sandbox/recipe.ts';
import type { Language } from '../../../shared/languages/language.ts';
import type { InspectedImage } from '../../../shared/layers/inspected-container.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { refusalOf, refusedFor } from '../support/refusal.ts';

const language = (id: string): Language =>
  ({ id, executableScratch: false, raisedDefaults: {} }) as unknown as Language;
const asked = (overrides: Readonly<Record<string, string>> = {}, id = 'python'): AskedSandbox => ({
  language: language(id),
  preset: 'hardened',
  overrides,
});
const image = (id: string): InspectedImage => ({ id }) as unknown as InspectedImage;

describe('a recipe that was made before', () => {
  const book = new RecipeBook(ENGINE_FACTS);
  const first = book.recipe(asked(), image('a'), NOTHING_KNOWN);

  test('is given again to whoever asks for the same', () => {
    expect(book.recipe(asked(), image('a'), NOTHING_KNOWN)).toBe(first);
  });

  test('is not given for other levels, another image or another language', () => {
    expect(book.recipe(asked({ memory: '64' }), image('a'), NOTHING_KNOWN).spec.memoryMiB).toBe(64);
    expect(book.recipe(asked(), image('b'), NOTHING_KNOWN).image.id).toBe('b');
    expect(book.recipe(asked({}, 'java'), image('a'), NOTHING_KNOWN)).not.toBe(first);
  });

  test('is made anew when something else is known of the engine', () => {
    const known = { ...NOTHING_KNOWN };
    expect(book.recipe(asked(), image('a'), known).knowledge).toBe(known);
  });

  test('gives way to later ones', () => {
    const one = book.recipe(asked({ memory: '20' }), image('a'), NOTHING_KNOWN);
    for (let memory = 100; memory < 140; memory++) {
      book.recipe(asked({ memory: String(memory) }), image('a'), NOTHING_KNOWN);
    }
    expect(book.recipe(asked({ memory: '20' }), image('a'), NOTHING_KNOWN)).not.toBe(one);
  });
});

describe('a recipe for the engine’s own runtime', () => {
  const runtime = { level: 'runc', failure: null, layers: {} } as const;
  const book = new RecipeBook(ENGINE_FACTS);
  const refusal = (known: KnownRuntime) =>
    refusalOf(() => book.recipe(asked(), image('a'), { version: 1, runtimes: [known] }));

  test('is made when its canary worked', () => {
    expect(refusal({ ...runtime, name: 'runc' })).toBeNull();
  });

  test('is refused when its canary failed, with the reason', () => {
    const failure = 'The engine went away.';
    expect(refusal({ ...runtime, name: 'runc', failure })).toEqual(
      refusedFor('refused', 'runc enforces could not be learnt: The engine went away. Try again'),
    );
  });

  test('is refused when only others were tried', () => {
    expect(refusal({ ...runtime, name: 'crun' })).toEqual(refusedFor('refused', 'was not tried'));
  });
});
