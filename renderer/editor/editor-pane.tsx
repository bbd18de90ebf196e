import './editor.css';
import { type ComponentType, useEffect, useState } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { ArgumentsField } from '../run/arguments-field.tsx';
import type { RunControl } from '../run/use-run-control.ts';
import { FileNotices } from '../workspace/file-notices.tsx';
import { useWantedFile } from '../workspace/use-wanted-file.ts';
import type { Saving } from '../workspace/workspace.ts';
import { EditorBoundary } from './editor-boundary.tsx';
import type { EditingProps } from './editing.ts';
import { PlainEditor } from './plain-editor.tsx';

export function EditorPane({ control }: { control: RunControl }) {
  const { state, workspace } = useDesk();
  const wanted = useWantedFile();
  const Editing = useFullEditor();
  const language = languageOf(state);
  const file = wanted?.state === 'open' ? wanted.file : null;

  return (
    <section className="editor-pane" aria-label="Editor">
      <div className="strip">
        <h2 className="file-name">{language?.untitled}</h2>
        <span className="saving">{file !== null && SAVING_WORDS[file.saving.state]}</span>
        <ArgumentsField />
      </div>
      {language?.remark && <p className="remark">{language.remark}</p>}
      {file !== null && <FileNotices file={file} />}
      <div className="editing" data-pane="editor">
        {file !== null && language !== null && (
          <EditorBoundary
            editor={Editing}
            fileName={file.name}
            languageId={language.editorId}
            text={file.shown}
            onEdit={(text) => workspace.edit(file.name, text)}
            onRun={() => void control.run()}
          />
        )}
        {wanted?.state === 'unreadable' && language !== null && (
          <div className="unreadable" role="alert">
            <p>
              {wanted.name} could not be read: {wanted.sentence}
            </p>
            <button
              type="button"
              className="button"
              onClick={() => void workspace.open(language.untitled, language.sample)}
            >
              Try again
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

const SAVING_WORDS: Readonly<Record<Saving['state'], string>> = {
  sample: 'sample',
  saved: 'saved',
  waiting: 'unsaved',
  saving: 'saving',
  failed: 'not saved',
};

/** @returns the plain editor until Monaco has come, with what was typed into it meanwhile */
function useFullEditor(): ComponentType<EditingProps> {
  const { workspace } = useDesk();
  const [editor, setEditor] = useState<ComponentType<EditingProps>>(() => PlainEditor);
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      try {
        const { default: CodeEditor } = await import('./code-editor.tsx');
        if (!wanted) return;
        workspace.showTyped();
        setEditor(() => CodeEditor);
      } catch (error) {
        console.error('Monaco did not load; the plain editor stays.', error);
      }
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [workspace]);
  return editor;
}
