import './images.css';
import { useSyncExternalStore } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from 'react-aria-components/Button';
import { useDesk } from '../desk/desk-context.ts';
import { ProgressLine } from '../output/progress-line.tsx';
import type { ImportView } from './bundle-import.ts';

/** Brings languages from a file that was made on another machine: how far it is, and what came of it. */
export function ImportBundle() {
  const { bundleImport } = useDesk();
  const view = useSyncExternalStore(bundleImport.subscribe, bundleImport.current);
  return (
    <div className="import-bundle">
      {view.state === 'sending' || view.state === 'loading' ? (
        <>
          <ProgressLine
            label={
              view.state === 'sending'
                ? `Taking ${view.name}`
                : `Checking ${view.name}, and handing it to the engine`
            }
            fraction={view.state === 'sending' ? view.fraction : null}
          />
          <Button className="button" onPress={() => void bundleImport.cancel()}>
            Cancel the import
          </Button>
        </>
      ) : (
        <>
          <FileTrigger
            onSelect={(files) => {
              const file = files?.[0];
              if (file !== undefined) void bundleImport.import(file);
            }}
          >
            <Button className="button">Import a bundle…</Button>
          </FileTrigger>
          <output className={view.state === 'failed' ? 'bad' : undefined}>
            <WhatCameOfIt view={view} />
          </output>
        </>
      )}
    </div>
  );
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
