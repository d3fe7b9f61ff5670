import { OUTSIDE_SETTINGS } from '../lib/server/outside-settings.ts'
import { runMain } from './failure.ts'
import { supervise } from './supervisor/supervise.ts'

// Whoever looks at it may have those of a real installation in their shell: its people are not mailed by an example.
for (const name of OUTSIDE_SETTINGS) delete process.env[name]
process.env.EVENKEEL_DATA_DIR ||= '.evenkeel-demo'
process.env.EVENKEEL_DEMO = '1'

await runMain(() => supervise('production'))
