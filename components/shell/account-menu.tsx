'use client'
import { Keyboard, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { emergencyDestinations, primaryDestinations } from '@/components/shell/destinations'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { useTheme } from '@/components/shell/theme-context'
import { useSignOut } from '@/components/shell/use-sign-out'
import { useViewer } from '@/components/shell/viewer'
import { Avatar } from '@/components/ui/avatar'
import { Link } from '@/components/ui/link'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'text-text-3' } as const

const THEMES = [
  { value: 'light', label: 'Light', icon: <Sun {...glyph} /> },
  { value: 'dark', label: 'Dark', icon: <Moon {...glyph} /> },
  { value: 'system', label: 'As this device', icon: <Monitor {...glyph} /> },
] as const

/** Who is signed in here, how it looks, and the way out. */
export function AccountMenu({ side }: { side: 'right' | 'top' }) {
  const viewer = useViewer()
  const [theme, setTheme] = useTheme()
  const { show } = useShellDialogs()
  const signOut = useSignOut()
  return (
    <Menu
      side={side}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Account of ${viewer.name}`}
          className="grid size-9 place-items-center rounded-2 hover:bg-hover data-[state=open]:bg-hover max-md:size-11"
        >
          <Avatar id={viewer.id} name={viewer.name} size="md" />
        </button>
      }
    >
      <MenuLabel>Signed in as {viewer.name}</MenuLabel>
      {emergencyDestinations.map(({ href, label, icon: Icon }) => (
        <MenuItem key={href} asChild>
          <Link href={href}>
            <Icon {...glyph} />
            {label}
          </Link>
        </MenuItem>
      ))}
      <MenuItem asChild>
        <Link href={primaryDestinations.settings.href}>
          <Settings {...glyph} />
          Settings
        </Link>
      </MenuItem>
      <MenuItem icon={<Keyboard {...glyph} />} keys="?" onSelect={() => show('keys')}>
        Keys
      </MenuItem>
      <MenuSeparator />
      <MenuChoice label="Appearance" value={theme} options={THEMES} onValueChange={setTheme} />
      <MenuSeparator />
      <MenuItem icon={<LogOut {...glyph} />} onSelect={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
