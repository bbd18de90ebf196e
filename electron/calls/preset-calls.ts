/** Calls about the person's own presets. */
import type { CallInput, CallOutput, Nothing } from '../../shared/contract.ts';
import type { OwnPreset } from '../../shared/own-preset.ts';
import type { PresetStore } from '../storage/presets/preset-store.ts';
import type { Broadcast } from './broadcast.ts';

export class PresetCalls {
  readonly #store: PresetStore;
  readonly #broadcast: Broadcast;

  constructor(store: PresetStore, broadcast: Broadcast) {
    this.#store = store;
    this.#broadcast = broadcast;
  }

  async list(): Promise<CallOutput<'listPresets'>> {
    return this.#store.list();
  }

  async create(content: CallInput<'createPreset'>): Promise<OwnPreset> {
    return this.#told(await this.#store.create(content));
  }

  async change({ preset, ...content }: CallInput<'changePreset'>): Promise<OwnPreset> {
    return this.#told(await this.#store.change(preset, content));
  }

  async remove({ preset }: CallInput<'removePreset'>): Promise<Nothing> {
    await this.#store.remove(preset);
    return this.#told({});
  }

  async restore({ preset }: CallInput<'restorePreset'>): Promise<Nothing> {
    await this.#store.restore(preset);
    return this.#told({});
  }

  #told<T>(answer: T): T {
    this.#broadcast({ type: 'presets-changed' });
    return answer;
  }
}
