/** The reference of all layers as a page of the repository, generated so that it cannot drift. */
import { LAYERS } from './index.ts';
import { RINGS, type Layer } from './layer.ts';
import { DOCKER_DEFAULT_DIFFERENCES, PRESETS } from './presets.ts';

const EVIDENCE: Readonly<Record<Layer['evidence'], string>> = {
  inside:
    'read inside the container, before the program got control, and agreeing with the engine’s inspect',
  engine: 'the engine’s inspect of that container',
  application: 'what Glovebox itself has armed or placed for that run',
};

/** @returns Markdown */
export function layersReference(): string {
  return [
    '# Isolation layers',
    '',
    'Made from the definitions in this folder by `npm run reference`; a test fails when the two differ.',
    '',
    ...RINGS.flatMap(({ id, title }) => [
      `## ${title}`,
      '',
      ...LAYERS.filter((layer) => layer.ring === id).flatMap(section),
    ]),
    '## Presets',
    '',
    ...PRESETS.map(({ id, title, description }) => `- **${title}** (\`${id}\`): ${description}`),
    '',
    'Docker default differs from a plain `docker run` in this, and in nothing else:',
    '',
    ...DOCKER_DEFAULT_DIFFERENCES.map((difference) => `- ${difference}`),
    '',
  ].join('\n');
}

function section(layer: Layer): string[] {
  const leansOn = (layer.leansOn ?? []).map((id) => `\`${id}\``).join(', ');
  return [
    `### ${layer.title} (\`${layer.id}\`)`,
    '',
    ...levels(layer),
    '',
    `**Stops:** ${layer.stops}`,
    '',
    `**Does not stop:** ${layer.doesNotStop}`,
    '',
    `**Evidence:** ${EVIDENCE[layer.evidence]}.${leansOn === '' ? '' : ` Leans on ${leansOn}.`}`,
    '',
    `**Sources:** ${layer.sources.map(({ title, url }) => `[${title}](${url})`).join(', ')}`,
    '',
  ];
}

function levels(layer: Layer): string[] {
  switch (layer.kind) {
    case 'fixed':
      return ['Always as found; it cannot be turned down.'];
    case 'sized': {
      const ceiling = typeof layer.ceiling === 'number' ? layer.ceiling : layer.ceiling.rule;
      return [`${layer.default} ${layer.unit} by default, from ${layer.minimum} to ${ceiling}.`];
    }
    case 'choice':
      return layer.levels.map(({ id, description, holds, belowDockerDefault, exposes }) => {
        const marks = [
          ...(id === layer.default ? ['the default'] : []),
          ...(holds ? [] : ['open']),
          ...(belowDockerDefault ? ['below Docker’s own default: needs consent'] : []),
        ].join(', ');
        const could = exposes === null ? '' : `. A program could ${exposes}.`;
        return `- \`${id}\`: ${description}${marks === '' ? '' : ` (${marks})`}${could}`;
      });
  }
}
