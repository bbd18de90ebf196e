import './editor.css';
import { type ComponentType, useEffect, useState } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { useDiagnostics } from '../diagnostics/use-diagnostics.ts';
import { ArgumentsField } from '../run/arguments-field.tsx';
import type { RunControl } from '../run/use-run-control.ts';
import { FileNotices } from '../workspace/file-notices.tsx';
import { FileTabs } from '../workspace/file-tabs.tsx';
import type { Saving } from '../workspace/saved-file.ts';
import { SizeNotice } from '../workspace/size-notice.tsx';
import { activeFile, useShownSnippet, useWorkspace } from '../workspace/use-workspace.ts';
import { EditorBoundary } from './editor-boundary.tsx';
import type { EditingProps } from './editing.ts';
import { editorIdOf } from './editor-language.ts';
import { formattingEnded } from './format-document.ts';
import { PlainEditor } from './plain-editor.tsx';

export function EditorPane({ control }: { control: RunControl }) {
  const { state, dispatch, workspace, seat, formatting } = useDesk();
  const { shown } = useWorkspace();
  const snippet = useShownSnippet();
  const Editing = useFullEditor();
  const language = languageOf(state);
  const file = activeFile(snippet);
  const diagnostics = useDiagnostics(snippet?.files.map(({ name }) => name) ?? []);

  return (
    <section className="editor-pane" aria-label="Editor">
      <div className="strip">
        {snippet !== null && <FileTabs snippet={snippet} />}
        <span className="saving">{file !== null && SAVING_WORDS[file.saving.state]}</span>
        <ArgumentsField />
      </div>
      {language?.remark && <p className="remark">{language.remark}</p>}
      {file !== null && <FileNotices file={file} />}
      {file !== null && <SizeNotice file={file} />}
      {snippet?.unreadable.map(({ name, sentence }) => (
        <p key={name} className="remark">
          {name} is not shown: {sentence}
        </p>
      ))}
      <div className="editing" data-pane="editor">
        {file !== null && snippet !== null && (
          <EditorBoundary
            editor={Editing}
            documentId={`${snippet.key}/${file.name}`}
            fileName={file.name}
            languageId={editorIdOf(file.name, state.description?.languages ?? [], language)}
            text={file.shown}
            diagnostics={diagnostics.filter(({ fileName }) => fileName === file.name)}
            onEdit={(text) => workspace.shown?.file(file.name)?.edit(text)}
            onRun={() => void control.run()}
            seat={seat}
            formatting={formatting}
            onFormatted={(sentence) => dispatch(formattingEnded(sentence))}
          />
        )}
        {shown?.state === 'unreadable' && (
          <div className="unreadable" role="alert">
            <p>This snippet could not be read: {shown.sentence}</p>
            <button
              type="button"
              className="button"
              onClick={() => {
                if (shown.id !== null) void workspace.open(shown.id);
                else if (language !== null) void workspace.openLanguage(language, null);
              }}
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
  conflict: 'not saved',
  removed: 'taken away elsewhere',
};

/** @returns the plain editor until Monaco has come, with what was typed into it meanwhile */
function useFullEditor(): ComponentType<EditingProps> {
  const [editor, setEditor] = useState<ComponentType<EditingProps>>(() => PlainEditor);
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      try {
        const { default: CodeEditor } = await import('./code-editor.tsx');
        if (!wanted) return;
        setEditor(() => CodeEditor);
      } catch (error) {
        console.error('Monaco did not load; the plain editor stays.', error);
      }
    };
    void load();
    return () => {
      wanted = false;
    };
  }, []);
  return editor;
}
