import { runMain } from './failure.ts'
import { supervise } from './supervisor/supervise.ts'

await runMain(() => supervise('development'))
