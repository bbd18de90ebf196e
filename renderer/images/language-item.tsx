import { Button } from 'react-aria-components/Button';
import type { LanguageDescription } from '../../shared/description.ts';
import { Icon } from '../design/icon.tsx';
import { useSuccessorFocus } from '../design/use-successor-focus.ts';
import { useDesk } from '../desk/desk-context.ts';
import { ProgressLine } from '../output/progress-line.tsx';
import { formatBytes } from '../run/figures.ts';
import { BuildLog } from './build-log.tsx';
import { useImageBuilding } from './use-image-building.ts';

interface LanguageItemProps {
  readonly language: LanguageDescription;
  /** Whether there is an engine to make it with. */
  readonly isUsable: boolean;
}

/** One language: whether it is there, or what brings it. */
export function LanguageItem({ language, isUsable }: LanguageItemProps) {
  const { builds } = useDesk().state;
  const { build, cancel, waiting } = useImageBuilding();
  const place = useSuccessorFocus<HTMLLIElement>();
  const underWay = builds[language.id];
  const isBuilding = underWay?.state === 'building';
  const isWaiting = !isBuilding && waiting.includes(language.id);
  return (
    <li
      className={language.installed ? 'language-row ready' : 'language-row'}
      ref={place}
      tabIndex={-1}
    >
      <Icon name={language.installed ? 'check' : 'dash'} size={14} />
      <span className="name">{language.name}</span>
      <span className="toolchain">{language.toolchain}</span>
      <span className="what">{isWaiting ? 'waits for its turn' : stateOf(language, isUsable)}</span>
      {!language.installed && !isBuilding && !isWaiting && (
        <Button
          className="button"
          aria-label={`Make ${language.name}`}
          isDisabled={!isUsable}
          onPress={() => void build(language)}
        >
          Make
        </Button>
      )}
      {(isBuilding || isWaiting) && (
        <Button
          className="button"
          aria-label={`Cancel making ${language.name}`}
          onPress={() => void cancel(language)}
        >
          Cancel
        </Button>
      )}
      {isBuilding && <ProgressLine label={underWay.step} fraction={underWay.fraction} />}
      {underWay?.state === 'failed' && <p role="alert">{underWay.step}</p>}
      {underWay !== undefined && <BuildLog languageId={language.id} />}
    </li>
  );
}

function stateOf({ installed, imageBytes }: LanguageDescription, isUsable: boolean): string {
  if (!isUsable) return '';
  if (installed === null) return 'not known';
  if (!installed) return 'not there yet';
  return imageBytes === null ? 'ready' : `ready, ${formatBytes(imageBytes)}`;
}
