import { exposedBy } from '../../shared/exposure/exposure.ts';
import type { EvidenceClass } from '../../shared/run-result.ts';
import { useDesk } from '../desk/desk-context.ts';
import { levelOf } from './levels.ts';
import type { ShownLayer } from './shown-layer.ts';
import { SizeMarks } from './size-field.tsx';

const CLASS_WORDS: Readonly<Record<EvidenceClass, string>> = {
  inside: 'Read inside the sandbox, before your code started',
  engine: 'Said by the engine of this very container',
  application: 'Enforced by Glovebox itself',
};

interface LayerDetailsProps {
  readonly shown: ShownLayer;
  readonly onChange: (level: string) => void;
}

/** What a layer is for, what it is not for, and how its state was found. */
export function LayerDetails({ shown, onChange }: LayerDetailsProps) {
  const { layer, level, account } = shown;
  const layers = useDesk().state.description?.layers ?? [];
  const leansOn = layer.leansOn.map((id) => layers.find((each) => each.id === id)?.title ?? id);
  const meaning = levelOf(layer, level);
  const exposed = exposedBy(layer, level);
  return (
    <dl className="details">
      {account !== null && (
        <>
          <dt>Asked, applied</dt>
          <dd>
            <code>{account.level}</code>,{' '}
            <code>{account.applied ?? 'not shown by the engine'}</code>
          </dd>
          <dt>Evidence</dt>
          <dd>{CLASS_WORDS[account.class]}.</dd>
        </>
      )}
      {meaning !== null && (
        <>
          <dt>At “{level}”</dt>
          <dd>
            {meaning.description}
            {meaning.belowDockerDefault && ' (below Docker’s own default: asks for consent)'}
          </dd>
        </>
      )}
      {layer.kind === 'sized' && layer.ceiling !== null && (
        <>
          <dt>Sizes</dt>
          <dd>
            <SizeMarks shown={shown} onChange={onChange} />
          </dd>
        </>
      )}
      {exposed !== null && meaning?.holds === false && (
        <>
          <dt>Exposes</dt>
          <dd>A program could {exposed}.</dd>
        </>
      )}
      <dt>Stops</dt>
      <dd>{layer.stops}</dd>
      <dt>Does not stop</dt>
      <dd>{layer.doesNotStop}</dd>
      {leansOn.length > 0 && (
        <>
          <dt>Leans on</dt>
          <dd>{leansOn.join(', ')}</dd>
        </>
      )}
      {layer.sources.length > 0 && (
        <>
          <dt>Sources</dt>
          <dd>
            {layer.sources.map((source) => (
              <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
