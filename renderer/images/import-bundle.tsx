import './images.css';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from 'react-aria-components/Button';
import { useSuccessorFocus } from '../design/use-successor-focus.ts';
import { useDesk } from '../desk/desk-context.ts';
import { ProgressLine } from '../output/progress-line.tsx';
import type { ImportView } from './bundle-import.ts';

interface ImportBundleProps {
  /** Whether the person came for this: the choice of a file is opened at once. */
  readonly opensChooser?: boolean;
}

/** Brings languages from a file that was made on another machine: how far it is, and what came of it. */
export function ImportBundle({ opensChooser = false }: ImportBundleProps) {
  const { bundleImport } = useDesk();
  const view = useSyncExternalStore(bundleImport.subscribe, bundleImport.current);
  const place = useSuccessorFocus<HTMLDivElement>();
  const chooser = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!opensChooser) return;
    place.current?.querySelector('button')?.focus();
    // A browser that lets nothing be opened by a program leaves it to that button.
    if (navigator.userActivation.isActive) chooser.current?.click();
  }, [opensChooser, place]);
  const underWay = wordsOf(view);
  return (
    <div className="import-bundle" ref={place}>
      {underWay === null ? (
        <FileTrigger
          ref={chooser}
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) void bundleImport.import(file);
          }}
        >
          <Button className="button">Import a bundle…</Button>
        </FileTrigger>
      ) : (
        <>
          <ProgressLine
            label={underWay}
            fraction={view.state === 'sending' ? view.fraction : null}
          />
          <Button className="button" onPress={() => void bundleImport.cancel()}>
            {view.state === 'cancelling' ? 'Cancelling…' : 'Cancel the import'}
          </Button>
        </>
      )}
      {/* Always there: what comes together with its text is not read out. */}
      <output className={view.state === 'failed' ? 'bad' : undefined}>
        <WhatCameOfIt view={view} />
      </output>
    </div>
  );
}

/** What is being done; null while nothing is. */
function wordsOf(view: ImportView): string | null {
  switch (view.state) {
    case 'sending':
      return `Taking ${view.name}`;
    case 'loading':
      return `Checking ${view.name}, and handing it to the engine`;
    case 'cancelling':
      return `Cancelling the import of ${view.name}`;
    case 'idle':
    case 'imported':
    case 'failed':
      return null;
  }
}

function WhatCameOfIt({ view }: { view: ImportView }) {
  const { description } = useDesk().state;
  if (view.state === 'failed') return `${view.name}: ${view.failure.sentence}`;
  if (view.state !== 'imported') return null;
  const { languages, others } = view.bundle;
  const names = languages.map(
    (id) => description?.languages.find((language) => language.id === id)?.name ?? id,
  );
  return [
    names.length > 0 ? `Imported: ${names.join(', ')}.` : 'Nothing of it serves this Glovebox.',
    others > 0 &&
      `${others === 1 ? 'One image in it was' : `${others} images in it were`} made for another version of Glovebox.`,
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}
