/** The two ports of a glovebox. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg
      className="logo"
      width={size}
      height={size}
      viewBox="0 0 22 22"
      fill="none"
      aria-hidden="true"
    >
      <rect x="2" y="4" width="18" height="14" rx="3" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="7.5" cy="12" r="2.6" stroke="currentColor" strokeWidth="1.4" />
      <circle cx="14.5" cy="12" r="2.6" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}
