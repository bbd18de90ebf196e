import { contradicts, dockerPage, holds, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

/** Labels that our image builds write; electron/images/ is the other end. */
export const IMAGE_LABELS = {
  language: 'glovebox.language',
  base: 'glovebox.base',
  /** The installation that built it. */
  builder: 'glovebox.builder',
  setuidFiles: 'glovebox.setuid-files',
} as const;

export const image: FixedLayer = {
  kind: 'fixed',
  id: 'image',
  title: 'Known image',
  ring: 'supply',
  evidence: 'engine',
  stops:
    'The sandbox holds a language, a launcher and a shell, made here from one named base: no package manager, no network tool, no setuid program.',
  doesNotStop:
    'A flaw or a backdoor in the distribution’s own packages. An imported image is as good as who made it.',
  sources: [dockerPage('image digests', 'reference/cli/docker/image/pull')],
  apply: () => ({}),
  readBack: () => FIXED_LEVEL,
  judge: ({ container, image: found, application }) => {
    const { base, setuidFiles } = IMAGE_LABELS;
    if (container.imageId !== application.expectedImageId || container.imageId !== found.id) {
      return contradicts(
        `the container was made from ${container.imageId}, not from what was asked for`,
      );
    }
    const by = found.labels[IMAGE_LABELS.builder];
    const from = found.labels[base];
    const setuid = found.labels[setuidFiles];
    if (by === undefined || from === undefined || setuid === undefined) {
      return unreadable('the image does not say where it comes from');
    }
    // Labels travel with an image: a bundle of ours that comes back carries ours.
    const made = by === application.installation ? 'by its label built here' : 'imported';
    const fact = `${shortId(found.id)}, ${made} from ${from}, setuid files: ${setuid}`;
    return setuid === '0' ? holds(fact) : contradicts(fact);
  },
};

/** @returns `sha256:` and the first twelve digits, as engines shorten ids */
function shortId(id: string): string {
  return id.slice(0, 'sha256:'.length + 12);
}
