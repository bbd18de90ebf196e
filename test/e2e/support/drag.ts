import type { Locator } from '@playwright/test';

export interface Drag {
  readonly enter: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

/**
 * Drags a file over a place as a file manager does, by the browser's own door:
 * what a script makes up itself is no file of anybody's.
 *
 * @param path a file or a folder
 */
export async function dragFile(place: Locator, path: string): Promise<Drag> {
  const page = place.page();
  const browser = await page.context().newCDPSession(page);
  const box = await place.boundingBox();
  const send = async (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', {
      type,
      x: (box?.x ?? 0) + 20,
      y: (box?.y ?? 0) + 20,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  return {
    enter: async () => void (await send('dragEnter')),
    drop: async () => {
      await send('dragOver');
      await send('drop');
    },
  };
}
