'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { settingsPagesOf } from '@/components/shell/settings-pages'
import { useViewer } from '@/components/shell/viewer'

/** Of the row on a phone, the page that is open. */
function bringIntoSight(link: HTMLElement | null) {
  link?.scrollIntoView({ block: 'nearest', inline: 'center' })
}

/** The list of settings: a column beside the page, a row above it on a phone. */
export function SettingsNav() {
  const viewer = useViewer()
  const path = usePathname()
  return (
    <nav aria-label="Settings" className="md:sticky md:top-8 md:self-start">
      <ul className="scroll-thin flex gap-1 overflow-x-auto p-0.5 max-md:-mx-4 max-md:px-4 md:flex-col">
        {settingsPagesOf(viewer).map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              className="flex h-8 items-center whitespace-nowrap rounded-2 px-2.5 font-medium text-13 text-text-2 hover:bg-hover hover:text-text aria-[current=page]:bg-n-150 aria-[current=page]:text-text max-md:h-10"
              {...(path.startsWith(href) && { 'aria-current': 'page', ref: bringIntoSight })}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
