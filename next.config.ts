import type { NextConfig } from 'next'

export default {
  agentRules: false,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'prom-client', 'socket.io'],
  // `npm run check` holds the types; a build of a released version need not repeat it.
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig
