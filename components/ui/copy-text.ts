/** Copies to the clipboard. False when the browser will not: then the text must be selected by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without a secure context there is no clipboard, or the person said no.
    return false
  }
}
