import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { focusPane } from '../desk/panes.ts';
import type { Template } from './catalogue.ts';
import { SAMPLE } from './kinds.ts';

const TemplateChooser = lazy(() => import('./template-chooser.tsx'));

/** The chooser of programs to begin with, when it is asked for. */
export function NewProgram() {
  const { state, dispatch, workspace } = useDesk();
  const { description, dialog } = state;
  const isShown = dialog === 'templates';
  const current = languageOf(state);
  const languages = useMemo(() => {
    const all = description?.languages ?? [];
    return [
      ...all.filter(({ id }) => id === current?.id),
      ...all.filter(({ id }) => id !== current?.id),
    ];
  }, [description, current?.id]);
  const chosen = useRef<Template | null>(null);
  const close = (template: Template | null) => {
    chosen.current ??= template;
    dispatch({ type: 'dialog-shown', dialog: null });
  };
  useEffect(() => {
    if (isShown) return;
    // Not before the chooser is gone: until then nothing outside of it can take the focus.
    const template = chosen.current;
    chosen.current = null;
    if (template === null) return;
    const { kind, language, files } = template;
    const id = kind.id === SAMPLE ? '' : kind.id;
    workspace.begin(language.id, { id, files, settings: kind.settings });
    focusPane('editor');
  }, [isShown, workspace]);
  return (
    <Suspense>{isShown && <TemplateChooser languages={languages} onClose={close} />}</Suspense>
  );
}
