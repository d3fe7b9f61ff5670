import './globals.css'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { earlyInputScript } from '@/components/shell/early-input'
import { firstReadScript } from '@/components/shell/first-read'
import { isPhoneAgent } from '@/components/shell/is-phone-agent'
import { PageProviders } from '@/components/shell/page-providers'
import { THEME_COOKIE, themeOf } from '@/components/shell/theme'
import { knownZone } from '@/components/ui/time-text'
import { TIME_ZONE_COOKIE } from '@/components/ui/time-zone-cookie'
import { clockOf } from '@/lib/server/zone-clocks'

// Keys and builds are a few characters of a page: their font is not fetched before what the page needs to work.
const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
})

// A page rendered ahead of the request has no nonce, and its scripts would be refused.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Evenkeel', template: '%s · Evenkeel' },
  description: 'The incident command room',
  applicationName: 'Evenkeel',
  manifest: '/manifest.webmanifest',
  icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/icon-180.png' },
  appleWebApp: { capable: true, title: 'Evenkeel', statusBarStyle: 'default' },
  formatDetection: { telephone: false, email: false, address: false },
  robots: { index: false, follow: false },
}

const LIGHT = '#f7f7f8'
const DARK = '#0e0f12'

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    interactiveWidget: 'resizes-content',
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: LIGHT },
            { media: '(prefers-color-scheme: dark)', color: DARK },
          ]
        : theme === 'dark'
          ? DARK
          : LIGHT,
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, jar, asked] = await Promise.all([chosenTheme(), cookies(), headers()])
  const nonce = /'nonce-([^']+)'/.exec(asked.get('content-security-policy') ?? '')?.[1]
  const clock = clockOf(knownZone(jar.get(TIME_ZONE_COOKIE)?.value))
  const isPhone = isPhoneAgent(asked.get('user-agent') ?? '')
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${mono.variable}`}
      {...(theme !== 'system' && { 'data-theme': theme })}
    >
      <body>
        {/* Browsers hide the nonce from who compares. */}
        <script nonce={nonce} suppressHydrationWarning>
          {`${earlyInputScript}\n${firstReadScript}`}
        </script>
        <PageProviders clock={clock} renderedAt={Date.now()} isPhone={isPhone}>
          {children}
        </PageProviders>
      </body>
    </html>
  )
}

const chosenTheme = async () => themeOf((await cookies()).get(THEME_COOKIE)?.value)
