import './help.css';
import type { Command } from '../commands/command.ts';
import { Icon } from '../design/icon.tsx';
import { Sheet } from '../design/sheet.tsx';
import { shownKeys } from '../design/shortcut.ts';
import { STATE_WORDS } from '../isolation/layer-states.ts';
import { RUN_STEPS, STATE_MEANINGS } from './help-texts.ts';

interface HelpProps {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

/** What happens in a run, what the panel's words mean, and the keys: one page, nothing to click through. */
export default function Help({ commands, onClose }: HelpProps) {
  return (
    <Sheet title="Help" width="60rem" onClose={onClose}>
      <div className="help-text">
        <section>
          <h3>What happens when you press Run</h3>
          <ol className="help-steps">
            {RUN_STEPS.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <h3>What the panel says of a layer</h3>
          <dl className="help-states">
            {STATE_MEANINGS.map(({ state, meaning }) => (
              <div key={state} className={state}>
                <dt>
                  <Icon name={STATE_WORDS[state].icon} />
                  {STATE_WORDS[state].word}
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>Keys</h3>
          <dl className="help-keys">
            {commands.map(
              ({ id, title, shortcut }) =>
                shortcut !== null && (
                  <div key={id}>
                    <dt>{title}</dt>
                    <dd>
                      <kbd>{shownKeys(shortcut)}</kbd>
                    </dd>
                  </div>
                ),
            )}
            <div>
              <dt>Go from pane to pane</dt>
              <dd>
                <kbd>F6</kbd>
              </dd>
            </div>
          </dl>
        </section>
      </div>
    </Sheet>
  );
}
