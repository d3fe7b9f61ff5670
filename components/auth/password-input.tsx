'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'

export interface PasswordInputProps {
  name: string
  autoComplete: 'current-password' | 'new-password'
  size?: 'md' | 'lg'
}

/** A password that can be looked at before it is sent: typing blind at three in the morning goes wrong. */
export function PasswordInput({ name, autoComplete, size = 'lg' }: PasswordInputProps) {
  const [isShown, setShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <div className="relative">
      <Input
        name={name}
        type={isShown ? 'text' : 'password'}
        size={size}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="pr-11 max-md:pr-12"
      />
      <IconButton
        label={isShown ? 'Hide password' : 'Show password'}
        aria-pressed={isShown}
        icon={<Icon aria-hidden size={16} strokeWidth={1.75} />}
        onClick={() => setShown(!isShown)}
        className="-translate-y-1/2 absolute top-1/2 right-1"
      />
    </div>
  )
}
