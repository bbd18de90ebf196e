/** The page's few pictures, drawn on 16 by 16. They only repeat what a word beside them says. */
import type { ReactNode } from 'react';

const SHIELD = 'M8 1.5 14 4v4c0 3.4-2.6 5.7-6 6.8C4.6 13.7 2 11.4 2 8V4z';

const DRAWINGS = {
  shield: (
    <>
      <path d={SHIELD} fill="currentColor" />
      <path d="m5.2 8 2 2 3.6-4" stroke="var(--panel)" strokeWidth="1.6" />
    </>
  ),
  'shield-outline': <path d={SHIELD} stroke="currentColor" strokeWidth="1.3" />,
  open: (
    <circle cx="8" cy="8" r="5.5" stroke="currentColor" strokeWidth="2" strokeDasharray="4 3" />
  ),
  question: (
    <>
      <path
        d="M5.4 5.6a2.7 2.7 0 1 1 3.9 2.6c-.9.5-1.3.9-1.3 1.8"
        stroke="currentColor"
        strokeWidth="1.7"
      />
      <circle cx="8" cy="12.6" r="1.1" fill="currentColor" />
    </>
  ),
  dash: <path d="M3 8h10" stroke="currentColor" strokeWidth="3" />,
  check: <path d="m3 8.5 3.4 3.4L13 5" stroke="currentColor" strokeWidth="1.9" />,
  warning: (
    <>
      <path d="M8 1.8 15 14H1z" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M8 6v4M8 11.4v.9" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  cross: <path d="m4 4 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.6" />,
  stopped: <rect x="3.5" y="3.5" width="9" height="9" rx="1.5" fill="currentColor" />,
  play: <path d="M4.5 2.8v10.4L13 8z" fill="currentColor" />,
  chevron: <path d="m6 4 4 4-4 4" stroke="currentColor" strokeWidth="1.6" />,
  plus: <path d="M8 3v10M3 8h10" stroke="currentColor" strokeWidth="1.6" />,
  more: (
    <path
      d="M3 8h.01M8 8h.01M13 8h.01"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
    />
  ),
  folder: (
    <path
      d="M1.75 12.5v-9h4.5l1.5 2h6.5v7z"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  ),
  history: (
    <>
      <path
        d="M2.5 8a5.5 5.5 0 1 0 1.8-4.1L2.5 5.5M2.5 2v3.5H6"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <path d="M8 5v3.2l2 1.3" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" stroke="currentColor" strokeWidth="1.5" />
      <path d="m10.2 10.2 3.6 3.6" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8.5" rx="1" stroke="currentColor" strokeWidth="1.4" />
      <path d="M10.5 5V2.5h-8V11H5" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  save: (
    <path d="M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.5 13.2h11" stroke="currentColor" strokeWidth="1.5" />
  ),
  clear: (
    <path
      d="M2.5 3.5h11M2.5 7h7M2.5 10.5h4M9.5 9.5l4 4m0-4-4 4"
      stroke="currentColor"
      strokeWidth="1.4"
    />
  ),
  fold: (
    <>
      <rect
        x="1.75"
        y="2.75"
        width="12.5"
        height="10.5"
        rx="1.5"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <path d="M6 3v10" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  plug: (
    <path
      d="M5 2v3.5M11 2v3.5M3.5 5.5h9V8a4.5 4.5 0 0 1-9 0zM8 12.5V15"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      aria-hidden="true"
    >
      {DRAWINGS[name]}
    </svg>
  );
}
