import { readableStack } from '@/lib/server/readable-stack'
import { SettingsError, settingsExitCode } from '@/lib/server/settings'

try {
  // Imported late: the modules behind it read the settings, and a wrong one is told here.
  const { startServer } = await import('@/lib/server/front/start-server')
  await startServer(process.env.NODE_ENV !== 'production')
} catch (error) {
  const isExpected = error instanceof SettingsError
  process.stderr.write(
    `${isExpected ? error.message : readableStack(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  )
  process.exit(isExpected ? settingsExitCode : 1)
}
