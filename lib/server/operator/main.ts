import { env } from '@/lib/server/env'
import { startControlServer } from '@/lib/server/operator/control-server'

// A process that runs the operator's commands while no server does; the script that started it ends it.
process.once('disconnect', () => process.exit(0))
await startControlServer(env().dataDirectory)
process.send?.('ready')
