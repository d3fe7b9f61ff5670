export function KeelGlyph() {
  return (
    <svg viewBox="0 0 20 20" fill="none" aria-hidden="true" className="size-[18px] shrink-0 text-accent">
      <path
        d="M3 8.500h14c-.5 4.200-3.300 6.500-7 6.500s-6.500-2.300-7-6.500Z"
        stroke="currentColor"
        strokeWidth="1.600"
        strokeLinejoin="round"
      />
      <path d="M7 5h6" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" />
    </svg>
  )
}
