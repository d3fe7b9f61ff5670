/** A hull on an even keel. Decorative: the name stands beside it or in the label of its link. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" fill="none" aria-hidden="true" className={className}>
      <path
        d="M4 11h20c-.6 6.2-4.6 10-10 10S4.600 17.200 4 11Z"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M14 21v4" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path d="M9 6.500h10" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
