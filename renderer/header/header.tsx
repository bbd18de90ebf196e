import './header.css';
import { EngineChip } from '../engine/engine-chip.tsx';
import { RunButtons } from '../run/run-buttons.tsx';
import type { RunControl } from '../run/use-run-control.ts';
import { LanguageSelect } from './language-select.tsx';
import { Logo } from './logo.tsx';
import { PresetSelect } from './preset-select.tsx';

export function Header({ control }: { control: RunControl }) {
  return (
    <header className="header">
      <h1 className="title">
        <Logo />
        <span>Glovebox</span>
      </h1>
      <div className="choices">
        <LanguageSelect />
        <PresetSelect />
      </div>
      <RunButtons control={control} />
      <EngineChip />
    </header>
  );
}
