/** Resolves when somebody wants this process to end: a signal, or the end of the one that started it. */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
    process.once('disconnect', () => resolve())
    // The channel alone should not keep a finished command alive.
    process.channel?.unref()
  })
}
