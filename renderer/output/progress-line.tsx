import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';

interface ProgressLineProps {
  readonly label: string;
  /** 0 to 1, or null where it cannot be told. */
  readonly fraction: number | null;
}

/** Something long under way: what it is at, and how far. */
export function ProgressLine({ label, fraction }: ProgressLineProps) {
  return (
    <ProgressBar
      className="progress"
      isIndeterminate={fraction === null}
      value={(fraction ?? 0) * 100}
    >
      {({ percentage, valueText }) => (
        <>
          <Label>{label}</Label>
          <span className="value">{fraction === null ? '' : valueText}</span>
          <span className="track" aria-hidden="true">
            <span
              className={fraction === null ? 'bar unknown' : 'bar'}
              style={{ inlineSize: `${percentage ?? 30}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
