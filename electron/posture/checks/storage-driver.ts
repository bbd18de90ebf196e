import { pass, unknown, warn, type Check } from '../check.ts';

export const storageDriver: Check = {
  id: 'storage-driver',
  title: 'Storage driver',
  why: 'A slow driver (vfs copies whole images) makes every start slow and fills the disk.',
  look: ({ facts }) => {
    if (facts.storageDriver === 'unknown') {
      return unknown('the engine does not name its storage driver');
    }
    return facts.storageDriver === 'vfs'
      ? warn(
          'vfs, which copies every image for every container',
          'Let the engine use overlay2, on a file system that supports it (ext4, or xfs made with ftype=1); images must be made again afterwards.',
        )
      : pass(facts.storageDriver);
  },
};
