/** Between two ways to the same end. */
export function OrDivider() {
  return (
    <p className="my-5 flex items-center gap-3 text-12 text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      or
    </p>
  )
}
