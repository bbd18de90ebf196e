import './with-commands.css';
import { CopyButton } from './copy-button.tsx';

/** A text whose commands stand in backquotes: they are told apart, and can be copied. */
export function WithCommands({ text }: { text: string }) {
  // Odd pieces stood between two backquotes; one that is never closed is a text like the rest.
  const pieces = text.split(/`([^`]*)`/);
  return pieces.map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      // The pieces of a text never change places.
      <span key={at} className="command-text">
        <code>{piece}</code>
        {/\s/.test(piece) && <CopyButton text={piece} label={`Copy: ${piece}`} />}
      </span>
    ),
  );
}
