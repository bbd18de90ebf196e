import './images.css';
import { Button } from 'react-aria-components/Button';
import { DropZone } from 'react-aria-components/DropZone';
import type { LanguageDescription } from '../../shared/description.ts';
import { Sheet } from '../design/sheet.tsx';
import { useSuccessorFocus } from '../design/use-successor-focus.ts';
import { WithCommands } from '../design/with-commands.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { ImportBundle } from './import-bundle.tsx';
import { LanguageItem } from './language-item.tsx';
import { useImageBuilding } from './use-image-building.ts';

interface LanguagesDialogProps {
  /** Whether the person wants to choose a bundle. */
  readonly opensChooser: boolean;
  readonly onClose: () => void;
}

/** Which languages are on this machine, and how the others come to it. */
export default function LanguagesDialog({ opensChooser, onClose }: LanguagesDialogProps) {
  const { state, bundleImport } = useDesk();
  const { buildAll, stopAll, isInTurn } = useImageBuilding();
  const choices = useSuccessorFocus<HTMLDivElement>();
  const languages = state.description?.languages ?? [];
  const missing = languages.filter(({ installed }) => installed === false);
  const isBuilding = languages.some(({ id }) => state.builds[id]?.state === 'building');
  const isUsable = state.engine?.state === 'ready';
  return (
    <Sheet title="Languages on this machine" width="44rem" onClose={onClose}>
      <DropZone
        className="languages-text"
        aria-label="A bundle dropped or pasted here is imported"
        onDrop={({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          void dropped?.getFile().then((file) => bundleImport.import(file));
        }}
      >
        <output className="ready-offline">{inWords(languages, isUsable)}</output>
        <ul>
          {languages.map((language) => (
            <LanguageItem key={language.id} language={language} isUsable={isUsable} />
          ))}
        </ul>
        <div className="image-choices" ref={choices}>
          {isInTurn ? (
            <Button className="button" onPress={() => void stopAll()}>
              Stop making them
            </Button>
          ) : (
            missing.length > 1 && (
              <Button
                className="button primary"
                isDisabled={isBuilding || !isUsable}
                onPress={() => void buildAll(missing)}
              >
                Make all that are missing
              </Button>
            )
          )}
          <ImportBundle opensChooser={opensChooser} />
        </div>
        <p className="carry">
          <WithCommands text="To carry languages to a machine without a network, write a bundle here, `npm run -s glovebox -- images export bundle.tar`, and import it there, or drop it here." />
        </p>
      </DropZone>
    </Sheet>
  );
}

function inWords(languages: readonly LanguageDescription[], isUsable: boolean): string {
  if (!isUsable) return 'Without an engine nobody can say which languages are there.';
  if (languages.some(({ installed }) => installed === null)) {
    return 'The engine did not say which languages are there. Making one shows whether it is.';
  }
  const ready = languages.filter(({ installed }) => installed).length;
  return `${ready} of ${languages.length} languages are ready, also without a network.`;
}
