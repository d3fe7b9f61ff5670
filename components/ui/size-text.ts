const UNITS = ['kB', 'MB', 'GB']
const STEP = 1024

/** How large something is: "812 B", "14 kB", "2.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < STEP) return `${bytes} B`
  let size = bytes / STEP
  let unit = 0
  while (size >= STEP - 0.5 && unit < UNITS.length - 1) {
    size /= STEP
    unit += 1
  }
  return `${size < 9.95 ? size.toFixed(1).replace(/\.0$/, '') : Math.round(size)} ${UNITS[unit]}`
}
