import { isLoopback, type Settings } from '@/lib/server/settings'

/** What the person at the terminal waits for. */
export function announce({ host, publicUrl, isInsecure }: Settings, setupLink: string | null): void {
  const lines: string[] = []
  if (isInsecure) lines.push(`Warning: ${publicUrl.origin} is plain http; sign-ins cross the network readable.`)
  if (setupLink) lines.push(`Create the first admin here (this link works once): ${setupLink}`)
  const reach = isLoopback(host)
    ? ' (from this machine only; to open it to the network set HOST=0.0.0.0 and PUBLIC_URL=https://…)'
    : ''
  lines.push(`Evenkeel is ready at ${publicUrl.origin}${reach}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
