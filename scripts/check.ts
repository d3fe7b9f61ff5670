import { runChecks } from './check/run-checks.ts'
import { runMain } from './failure.ts'

await runMain(async () => ((await runChecks()).failed === 0 ? 0 : 1))
