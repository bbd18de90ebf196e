/**
 * The names under which an engine would load the images of an archive.
 *
 * Three files give them, and engines differ in which they go by: `manifest.json`
 * (Docker), `index.json` (containerd, where there is an `oci-layout` beside it;
 * it then takes no notice of the other) and `repositories` (the oldest).
 */
import { z } from 'zod';
import { parseUnambiguously } from './bundle-json.ts';

const OUR_REPOSITORY = String.raw`(?:docker\.io\/)?glovebox\/[a-z]{1,20}`;
const OUR_TAG = '[0-9a-f]{12}';

const repository = z.string().regex(new RegExp(`^${OUR_REPOSITORY}$`));
const tag = z.string().regex(new RegExp(`^${OUR_TAG}$`));
const name = z.string().regex(new RegExp(`^${OUR_REPOSITORY}:${OUR_TAG}$`));

const INDEX = z.object({
  manifests: z.array(
    z.object({
      annotations: z.object({
        'io.containerd.image.name': name,
        'org.opencontainers.image.ref.name': tag.optional(),
      }),
    }),
  ),
});
const REPOSITORIES = z.record(repository, z.record(tag, z.string()));

/** Files beside `manifest.json` that name images. */
export const NAMING_FILES = ['index.json', 'repositories'] as const;

const SCHEMAS = { 'index.json': INDEX, repositories: REPOSITORIES } as const;

/** The name as this application and Docker write it: Podman puts the registry before it. */
export const plainName = (text: string): string => text.replace(/^docker\.io\//, '');

export const isOurName = (text: string): boolean => name.safeParse(text).success;

/** Whether such a file names nothing but images of ours. */
export function namesOursOnly(file: (typeof NAMING_FILES)[number], text: string | null): boolean {
  try {
    return SCHEMAS[file].safeParse(parseUnambiguously(text ?? '')).success;
  } catch {
    // No JSON: whoever understands it understands something else.
    return false;
  }
}
