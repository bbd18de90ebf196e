import './notices.css';
import { useEffect } from 'react';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { Notice } from '../desk/desk-state.ts';

/** As long as it takes to read a sentence twice. */
const NEWS_MS = 5_000;

/** What went wrong, in a sentence each, until it is closed; over the desk, for a while, what went well. */
export function Notices() {
  const { notices } = useDesk().state;
  const news = notices.filter(({ isNews }) => isNews === true);
  return (
    <>
      {notices
        .filter(({ isNews }) => isNews !== true)
        .map((notice) => (
          <div key={notice.about} className="notice bad" role="alert">
            <Icon name="warning" />
            <Told notice={notice} />
          </div>
        ))}
      {/* It is there before its news: what comes together with them is not read aloud. */}
      <output className="news" aria-label="News">
        {news.map((notice) => (
          <div key={notice.about} className="notice">
            <Icon name="check" />
            <Told notice={notice} />
            <LeavingByItself notice={notice} />
          </div>
        ))}
      </output>
    </>
  );
}

function Told({ notice }: { notice: Notice }) {
  const { dispatch } = useDesk();
  const { about, sentence } = notice;
  return (
    <>
      <p>{sentence}</p>
      <button
        type="button"
        className="button quiet"
        aria-label={`Close: ${sentence}`}
        onClick={() => dispatch({ type: 'notice-closed', about })}
      >
        <Icon name="cross" size={13} />
      </button>
    </>
  );
}

function LeavingByItself({ notice }: { notice: Notice }) {
  const { dispatch } = useDesk();
  useEffect(() => {
    const close = () => dispatch({ type: 'notice-closed', about: notice.about });
    const timer = setInterval(() => {
      // Whoever is about to close it keeps it, and the focus with it.
      if (!document.activeElement?.closest('.news')) close();
    }, NEWS_MS);
    return () => clearInterval(timer);
    // The whole of it: what is told anew has its own time, though its words are the same.
  }, [notice, dispatch]);
  return null;
}
