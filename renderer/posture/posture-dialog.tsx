import './posture.css';
import { Button } from 'react-aria-components/Button';
import { type PostureReport, WORST_FIRST } from '../../shared/posture.ts';
import { Icon } from '../design/icon.tsx';
import { Sheet } from '../design/sheet.tsx';
import { CheckItem } from './check-item.tsx';
import { CHECK_WORDS } from './check-states.ts';
import { EngineFacts } from './engine-facts.tsx';
import { usePosture } from './use-posture.ts';

/** What the engine and its host add to every sandbox, and what they take from it: `doctor` as a page. */
export default function PostureDialog({ onClose }: { onClose: () => void }) {
  const { answer, isAsking, ask } = usePosture();
  return (
    <Sheet
      title="Posture of this machine"
      width="64rem"
      onClose={onClose}
      actions={
        // Pending, not disabled: it keeps the focus, and with it the key that closes the dialog.
        <Button className="button" isPending={isAsking} onPress={ask}>
          {isAsking ? 'Checking…' : 'Check again'}
        </Button>
      }
    >
      <div className="posture">
        <output className="posture-summary">
          {answer === null && 'Asking the engine and this machine; this takes some seconds.'}
          {answer !== null && !answer.ok && answer.error.sentence}
          {answer?.ok === true && <Counts report={answer.value} />}
        </output>
        {answer?.ok === true && <Findings report={answer.value} />}
      </div>
    </Sheet>
  );
}

function Counts({ report }: { report: PostureReport }) {
  const checks = report.groups.flatMap((group) => group.checks);
  return (
    <span className="counts">
      {WORST_FIRST.map((state) => (
        <span key={state} className={`count ${state}`}>
          <Icon name={CHECK_WORDS[state].icon} size={14} />
          <b>{checks.filter((check) => check.state === state).length}</b> {CHECK_WORDS[state].word}
        </span>
      ))}
    </span>
  );
}

function Findings({ report: { engine, groups } }: { report: PostureReport }) {
  return (
    <>
      <p className="posture-intro">
        Layers confine a program; engine and host decide what they can do. Nothing here was changed:
        each finding says what was read, why it matters, and how to mend it.
      </p>
      {engine !== null && <EngineFacts engine={engine} />}
      {groups.map(({ title, checks }) => (
        <section key={title} className="posture-group">
          <h3>{title}</h3>
          <ul>
            {WORST_FIRST.flatMap((state) => checks.filter((check) => check.state === state)).map(
              (check) => (
                <CheckItem key={check.id} check={check} />
              ),
            )}
          </ul>
        </section>
      ))}
    </>
  );
}
