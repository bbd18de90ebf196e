/** Asking for consent past the page: a native dialog that no page can draw, read or press. */
import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import type { AskConsent, ConsentRequest } from '../consent.ts';

const CANCEL = 0;
const AGREE = 1;

const IMPORT_DIALOG: MessageBoxOptions = {
  type: 'warning',
  title: 'Glovebox',
  message: 'Import images from a bundle?',
  detail:
    'Images from a bundle are trusted like those built here, their launcher’s word on every layer included. Agree only if you chose the file yourself, and know where it comes from.',
  buttons: ['Cancel', 'Import the bundle'],
  defaultId: CANCEL,
  cancelId: CANCEL,
  noLink: true,
};

/** Enter and Escape both mean no: a person who types fast has not agreed. */
export function consentDialog({ weakenings, purpose }: ConsentRequest): MessageBoxOptions {
  if (purpose === 'import') return IMPORT_DIALOG;
  return {
    type: 'warning',
    title: 'Glovebox',
    message: 'Weaken the sandbox for this one run?',
    detail: [
      ...weakenings.map((weakening) => `• ${weakening}`),
      '',
      'Agree only if you changed these layers yourself. The next run asks again.',
    ].join('\n'),
    buttons: ['Cancel', 'Run it weakened, this once'],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  };
}

/**
 * One dialog at a time: while one is open, everything else that asks is refused,
 * so that a page cannot wear a person down with a pile of them.
 *
 * @param show raises the dialog and resolves with what was pressed
 */
export function askByDialog(
  show: (options: MessageBoxOptions) => Promise<MessageBoxReturnValue>,
): AskConsent {
  let open = false;
  return async (request) => {
    if (open) return false;
    open = true;
    try {
      return (await show(consentDialog(request))).response === AGREE;
    } finally {
      open = false;
    }
  };
}
