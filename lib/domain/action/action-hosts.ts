import { z } from 'zod'

/** A host as an address writes it, with or without a port: `deploy.internal`, `10.0.0.7:8080`, `[fd00::7]:443`. */
const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(260, 'is longer than 260 characters')
  .regex(
    /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)(:\d{1,5})?$/,
    'is not a host, or a host and a port such as deploy.internal:8080',
  )

export const actionHostsSchema = z
  .array(hostSchema)
  .max(50, 'are more than 50')
  .transform((hosts) => [...new Set(hosts)])
