import './desk.css';
import { useReducer, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { CommandKeys } from '../commands/command-keys.tsx';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import type { ConnectionSnapshot } from '../door/connection.ts';
import type { Door } from '../../shared/contract.ts';
import { EditorPane } from '../editor/editor-pane.tsx';
import { EditorSeat } from '../editor/editor-seat.ts';
import { Formatting } from '../formatting/formatting.ts';
import { startFormatter } from '../formatting/start-formatter.ts';
import { Header } from '../header/header.tsx';
import { RunHistory } from '../history/run-history.ts';
import { IsolationPanel } from '../isolation/isolation-panel.tsx';
import { LoweredBanner } from '../lowered/lowered-banner.tsx';
import { Notices } from '../notices/notices.tsx';
import { OutputPane } from '../output/output-pane.tsx';
import { RunOutput } from '../output/run-output.ts';
import { useExpectation } from '../run/use-expectation.ts';
import { PresetDialog } from '../presets/preset-dialog.tsx';
import { type RunControl, useRunControl } from '../run/use-run-control.ts';
import { BuildLogs } from '../images/build-logs.ts';
import { ImageMaking } from '../images/image-making.ts';
import { BundleImport } from '../images/bundle-import.ts';
import { RunUsage } from '../usage/run-usage.ts';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { StatusBar } from '../status-bar/status-bar.tsx';
import { NewProgram } from '../templates/new-program.tsx';
import { useFlushOnLeave } from '../workspace/use-flush-on-leave.ts';
import { ShadowCopies } from '../workspace/shadow-copies.ts';
import { WorkspaceNotices } from '../workspace/workspace-notices.tsx';
import { beginningOf } from '../templates/beginning-of.ts';
import { Workspace } from '../workspace/workspace.ts';
import { DeskContext, type DeskServices } from './desk-context.ts';
import { reduceDesk } from './desk-reducer.ts';
import { FileDrop } from './file-drop.tsx';
import { FoldablePane } from './foldable-pane.tsx';
import { EMPTY_DESK } from './desk-state.ts';
import { useApplication } from './use-application.ts';

/** Below this width, in pixels, the editor needs what the panel can spare. */
const SMALL_LAPTOP = 1200;
/** Below this height the output needs what the editor can spare: verdict, figures, text and input. */
const LOW_WINDOW = 800;

interface DeskProps {
  readonly door: Door;
  readonly connection: ConnectionSnapshot;
}

/** The whole working place: editor, output, isolation panel. */
export function Desk({ door, connection }: DeskProps) {
  const [services] = useState(() => makeServices(door));
  const [state, dispatch] = useReducer(reduceDesk, EMPTY_DESK);
  const describe = useApplication(services, state, dispatch, connection);
  useFlushOnLeave(services.workspace);

  return (
    <DeskContext value={{ ...services, state, dispatch }}>
      <ConnectionBanner state={connection.state} />
      <Notices />
      {state.description !== null ? (
        <Panes />
      ) : (
        <Undescribed failed={state.notices.length > 0} onRetry={() => void describe()} />
      )}
    </DeskContext>
  );
}

function makeServices(door: Door): DeskServices {
  const clock = {
    now: () => Date.now(),
    after: (ms: number, callback: () => void) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  };
  return {
    door,
    workspace: new Workspace(door, new ShadowCopies(localStorage), clock, beginningOf),
    output: new RunOutput(door),
    usage: new RunUsage(),
    buildLogs: new BuildLogs(),
    imageMaking: new ImageMaking(door),
    bundleImport: new BundleImport(door),
    history: new RunHistory(door),
    seat: new EditorSeat(),
    formatting: new Formatting(startFormatter),
  };
}

function Undescribed({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  if (!failed) return <p className="splash">Opening…</p>;
  return (
    <p className="splash">
      <button type="button" className="button primary" onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}

function Panes() {
  const control = useRunControl();
  useExpectation();
  return (
    <div className="desk">
      <Header control={control} />
      <LoweredBanner />
      <WorkspaceNotices />
      <CommandKeys control={control} />
      <NewProgram />
      <PresetDialog />
      <main>
        <SplitPanes control={control} />
      </main>
      <StatusBar />
      <FileDrop />
    </div>
  );
}

/** Side by side; where there is no room for that, the style sheet puts them under one another. */
function SplitPanes({ control }: { control: RunControl }) {
  const columns = useDefaultLayout({ id: 'glovebox.columns', storage: localStorage });
  const rows = useDefaultLayout({ id: 'glovebox.rows', storage: localStorage });
  return (
    <Group
      orientation="horizontal"
      defaultLayout={columns.defaultLayout}
      onLayoutChanged={columns.onLayoutChanged}
    >
      <FoldablePane
        id="sidebar"
        defaultSize="12rem"
        minSize="9rem"
        maxSize="40"
        groupResizeBehavior="preserve-pixel-size"
      >
        <Sidebar />
      </FoldablePane>
      <Separator className="separator" aria-label="Width of the list of programs" />
      <Panel id="work" minSize="24rem">
        <Group
          orientation="vertical"
          defaultLayout={rows.defaultLayout}
          onLayoutChanged={rows.onLayoutChanged}
        >
          <Panel
            id="editor"
            defaultSize={window.innerHeight < LOW_WINDOW ? '46' : '54'}
            minSize="6rem"
          >
            <EditorPane control={control} />
          </Panel>
          <Separator className="separator flat" aria-label="Height of the output" />
          <FoldablePane id="output" minSize="9rem">
            <OutputPane control={control} />
          </FoldablePane>
        </Group>
      </Panel>
      <Separator className="separator" aria-label="Width of the isolation panel" />
      <FoldablePane
        id="isolation"
        defaultSize={window.innerWidth < SMALL_LAPTOP ? '20rem' : '25rem'}
        minSize="18rem"
        maxSize="60"
        groupResizeBehavior="preserve-pixel-size"
      >
        <IsolationPanel />
      </FoldablePane>
    </Group>
  );
}
