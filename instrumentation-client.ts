import { config } from 'zod'

// Next runs this file before any other code of a page. Zod tries once whether it may compile code, as soon as the first
// schema is made; the Content-Security-Policy would refuse and report that.
config({ jitless: true })
