const FLAG = '--allow-weakening';

/** A sentence about consent, with the flag as a word that is not broken in two. */
export function ConsentSentence({ sentence }: { sentence: string }) {
  const [before = '', after] = sentence.split(FLAG);
  if (after === undefined) return sentence;
  return (
    <>
      {before}
      <code className="flag">{FLAG}</code>
      {after}
    </>
  );
}
