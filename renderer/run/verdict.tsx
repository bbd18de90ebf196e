import './verdict.css';
import type { LayerDescription } from '../../shared/layers/layer.ts';
import type { RunReport } from '../../shared/run-result.ts';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { type Evidence, evidenceOf } from './evidence-words.ts';
import { formatDuration } from './figures.ts';
import { StepList } from './step-list.tsx';
import type { RunView } from './run-view.ts';
import { RunFigures } from './run-figures.tsx';
import { useNextSteps } from './use-next-steps.ts';
import type { RunControl } from './use-run-control.ts';
import { NOT_RUN, VERDICT_WORDS } from './verdict-words.ts';

/** How the last run ended. The region is always there, so that a change in it is read aloud. */
export function Verdict({ control }: { control: RunControl }) {
  const { run, description } = useDesk().state;
  const words = run === null ? null : wordsOf(run);
  const steps = useNextSteps();
  const layers = description?.layers ?? [];
  const evidence = run?.report ? evidenceOf(run.report, layers) : null;
  return (
    <div className={`verdict ${words?.tone ?? 'none'}`}>
      <output aria-label="Verdict" className="said">
        {run !== null && words !== null && (
          <>
            <Icon name={words.icon} />
            <span className="sentence">
              <strong>{words.word}.</strong> {run.report?.verdict.sentence ?? run.failure?.sentence}
              {run.report !== null && evidence === null && (
                <LimitsHit report={run.report} layers={layers} />
              )}
              {run.contradiction !== null && (
                <span className="contradiction"> {run.contradiction}</span>
              )}
            </span>
            {run.report !== null && <time>{formatDuration(run.report.timing.totalMs)}</time>}
            {evidence !== null && <EvidenceLine evidence={evidence} />}
          </>
        )}
      </output>
      {words !== null && (
        <div className="after">
          <StepList steps={steps} control={control} />
          {run?.report && <RunFigures report={run.report} />}
        </div>
      )}
    </div>
  );
}

function EvidenceLine({ evidence: { sentence, facts, output } }: { evidence: Evidence }) {
  return (
    <span className="evidence">
      {` ${sentence} `}
      <span className="name">Evidence: </span>
      {facts.map((fact, at) => (
        <span key={fact}>
          {at > 0 && ' · '}
          <code>{fact}</code>
        </span>
      ))}
      {output !== null && <span className="name"> · {output}</span>}.
    </span>
  );
}

function wordsOf(run: RunView) {
  if (run.phase !== 'done') return null;
  return run.report === null ? NOT_RUN : VERDICT_WORDS[run.report.verdict.kind];
}

interface LimitsHitProps {
  readonly report: RunReport;
  readonly layers: readonly LayerDescription[];
}

function LimitsHit({ report, layers }: LimitsHitProps) {
  const { limitsHit } = report.verdict;
  if (limitsHit.length === 0) return null;
  const titles = limitsHit.map((id) => layers.find((layer) => layer.id === id)?.title ?? id);
  return <span className="limits"> Limit reached: {titles.join(', ')}.</span>;
}
