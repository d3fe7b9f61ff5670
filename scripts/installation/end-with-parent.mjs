// Preloaded into tools: a build must not run on when the command that started it was killed. The workers that a tool
// starts inherit the preload and have channels of their own, which are none of our business.
if (process.channel && process.env.EVENKEEL_TOOL_PARENT === String(process.ppid)) {
  process.once('disconnect', () => process.exit(1))
  process.channel.unref()
}
