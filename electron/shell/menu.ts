/** The application's menu: what the system expects, with the shortcuts that come with it. */
import type { MenuItemConstructorOptions } from 'electron';

/** @param developing whether reloading and the developer tools are offered */
export function menuTemplate(
  platform: NodeJS.Platform,
  developing: boolean,
): MenuItemConstructorOptions[] {
  const tools: MenuItemConstructorOptions[] = developing
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...tools,
      ],
    },
    { role: 'windowMenu' },
  ];
}
