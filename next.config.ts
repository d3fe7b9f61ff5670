import type { NextConfig } from 'next'

/** One id for the same sources, wherever they are built; `scripts/installation/build.ts` makes it. */
const build = process.env.EVENKEEL_BUILD

export default {
  agentRules: false,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  ...(build ? { generateBuildId: () => build, env: { EVENKEEL_BUILD: build } } : {}),
  images: { unoptimized: true },
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  serverExternalPackages: [
    '@hocuspocus/server',
    '@node-rs/argon2',
    'lib0',
    'pg',
    'pino',
    'playwright-core',
    'prom-client',
    'socket.io',
    'y-protocols',
    'yjs',
  ],
  // `npm run check` holds the types; a build of a released version need not repeat it.
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig
