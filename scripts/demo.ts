import { runMain } from './failure.ts'
import { supervise } from './supervisor/supervise.ts'

process.env.EVENKEEL_DATA_DIR ||= '.evenkeel-demo'
process.env.EVENKEEL_DEMO = '1'

await runMain(() => supervise('production'))
