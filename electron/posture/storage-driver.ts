import type { Check } from './check.ts';

export const storageDriver: Check = {
  id: 'storage-driver',
  title: 'Storage driver',
  why: 'A slow driver (vfs copies whole images) makes every start slow and fills the disk.',
  look: ({ facts }) =>
    facts.storageDriver === 'vfs'
      ? {
          state: 'warn',
          finding: 'vfs, which copies every image for every container',
          mend: 'Let the engine use overlay2, on a file system that supports it.',
        }
      : { state: 'pass', finding: facts.storageDriver, mend: null },
};
