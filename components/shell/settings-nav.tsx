'use client'
import { usePathname } from 'next/navigation'
import { settingsGroupsOf } from '@/components/shell/settings-pages'
import { useViewer } from '@/components/shell/viewer'
import { Link } from '@/components/ui/link'

/** Of the row on a phone, the page that is open. */
function bringIntoSight(link: HTMLElement | null) {
  link?.scrollIntoView({ block: 'nearest', inline: 'center' })
}

/** The list of settings: a column beside the page, a row above it on a phone. */
export function SettingsNav() {
  const viewer = useViewer()
  const path = usePathname()
  const groups = settingsGroupsOf(viewer)
  return (
    <nav
      aria-label="Settings"
      className="scroll-thin flex gap-1 overflow-x-auto p-0.5 max-md:-mx-4 max-md:px-4 md:sticky md:top-8 md:flex-col md:gap-4 md:self-start"
    >
      {groups.map((group) => (
        <div
          key={group.label}
          className="max-md:not-first:border-line max-md:not-first:border-l max-md:not-first:pl-1 md:flex md:flex-col md:gap-1"
        >
          {groups.length > 1 && (
            <p aria-hidden className="px-2.5 text-12 text-text-3 max-md:hidden">
              {group.label}
            </p>
          )}
          <ul aria-label={group.label} className="flex gap-1 md:flex-col">
            {group.pages.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  className="flex h-8 items-center whitespace-nowrap rounded-2 px-2.5 font-medium text-13 text-text-2 hover:bg-hover hover:text-text aria-[current=page]:bg-n-150 forced-colors:aria-[current=page]:border aria-[current=page]:text-text max-md:h-11"
                  {...(path.startsWith(href) && { 'aria-current': 'page', ref: bringIntoSight })}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
