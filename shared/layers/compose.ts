/** From levels to one container specification: a fold over the layers. */
import { EMPTY_SPEC, type ContainerSpec, type SpecPatch } from '../container-spec.ts';
import { LAYERS } from './index.ts';
import type { ApplyContext, Layer } from './layer.ts';

/** Fields that a sandbox cannot do without; a layer must have set each. */
const NEEDED: readonly (keyof ContainerSpec)[] = [
  'runtime',
  'user',
  'capDrop',
  'noNewPrivileges',
  'seccomp',
  'lsm',
  'ipc',
  'cgroupNamespace',
  'maskProcPaths',
  'readOnlyRoot',
  'tmpfs',
  'shmMiB',
  'network',
  'memoryMiB',
  'cpus',
  'pids',
  'rlimits',
];

/**
 * Composes the container specification of one run.
 *
 * @param levels a valid level for every layer (see `resolveLevels`)
 * @throws Error when two layers set one scalar, or none sets a needed field:
 *   both are programming errors, never a person's
 */
export function composeSpec(
  levels: Readonly<Record<string, string>>,
  context: ApplyContext,
  layers: readonly Layer[] = LAYERS,
): ContainerSpec {
  const spec = layers.reduce<SpecPatch>(
    (sofar, layer) => merge(sofar, applyLayer(layer, levels[layer.id], context), layer.id),
    EMPTY_SPEC,
  );
  const missing = NEEDED.filter((field) => spec[field] === undefined);
  if (missing.length > 0) throw new Error(`no layer sets ${missing.join(', ')}`);
  return spec as ContainerSpec;
}

function applyLayer(layer: Layer, level: string | undefined, context: ApplyContext): SpecPatch {
  if (level === undefined) throw new Error(`no level for the layer ${layer.id}`);
  return layer.kind === 'sized' ? layer.apply(Number(level), context) : layer.apply(level, context);
}

/** Lists concatenate, maps merge, and a scalar belongs to one layer alone. */
function merge(sofar: SpecPatch, patch: SpecPatch, layerId: string): SpecPatch {
  const merged: Record<string, unknown> = { ...sofar };
  for (const [field, value] of Object.entries(patch)) {
    const before = merged[field];
    if (before === undefined) merged[field] = value;
    else if (isList(before) && isList(value)) merged[field] = [...before, ...value];
    else if (isMap(before) && isMap(value)) merged[field] = joined(before, value, field, layerId);
    else throw new Error(`the layer ${layerId} sets ${field}, which another layer has set`);
  }
  return merged;
}

function joined(
  before: Record<string, unknown>,
  value: Record<string, unknown>,
  field: string,
  layerId: string,
): Record<string, unknown> {
  const twice = Object.keys(value).find((key) => Object.hasOwn(before, key));
  if (twice !== undefined) {
    throw new Error(`the layer ${layerId} sets ${field}.${twice}, which another layer has set`);
  }
  return { ...before, ...value };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
