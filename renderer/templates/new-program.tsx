import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { focusPane } from '../desk/panes.ts';
import { asBeginning } from './beginning-of.ts';
import type { Template } from './catalogue.ts';

const loadChooser = () => import('./template-chooser.tsx');
const TemplateChooser = lazy(loadChooser);

/** After what is needed at once. */
const PRELOAD_MS = 1_500;

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
  useEffect(() => {
    // Before it is asked for: what is typed into it next must not go elsewhere.
    const timer = setTimeout(() => void loadChooser(), PRELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
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
    workspace.begin(template.language.id, asBeginning(template));
    focusPane('editor');
  }, [isShown, workspace]);
  return (
    <Suspense>{isShown && <TemplateChooser languages={languages} onClose={close} />}</Suspense>
  );
}
