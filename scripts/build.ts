import { runMain } from './failure.ts'
import { ensureBuild } from './installation/build.ts'

/** Builds what `npm start` would build, for an image or a machine on which nothing may be written. */
await runMain(async () => {
  await ensureBuild()
  return 0
})
