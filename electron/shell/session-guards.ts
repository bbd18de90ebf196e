/** The window's session: no permission but one, no device, no download but the page's own, no network. */
import type { Session } from 'electron';
import { APP_DOCUMENT } from './app-address.ts';
import { mayLoad } from './network-policy.ts';
import { mayUse } from './permission-policy.ts';

/** @param developing whether this is no packaged application */
export function guardSession(session: Session, developing: boolean): void {
  session.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    mayUse(permission, details.requestingUrl, details.isMainFrame),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(mayUse(permission, details.requestingUrl, details.isMainFrame)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'));
  session.on('will-download', (event, item) => {
    // What the page has made itself is saved where the person says, in the system's own dialog.
    if (!item.getURL().startsWith(`blob:${APP_DOCUMENT}`)) event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayLoad(url, developing) }),
  );
}
