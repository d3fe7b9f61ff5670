import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Naming an existing file keeps the CLI from downloading a native engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./scripts/schema-engine/main.mjs', import.meta.url))

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:1/evenkeel' },
})
