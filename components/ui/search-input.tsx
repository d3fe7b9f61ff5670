'use client'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '@/components/ui/input'

export interface SearchInputProps {
  /** What is looked for: its name, and what stands in the empty field. */
  label: string
  /** As the address has it. */
  text: string
  onTextChange: (text: string) => void
  /** How long typing pauses before it is told. */
  pauseMs: number
}

/** What is looked for. Follows the address, and changes it once typing pauses. */
export function SearchInput({ label, text, onTextChange, pauseMs }: SearchInputProps) {
  const [typed, setTyped] = useState(text)
  const [followed, setFollowed] = useState(text)
  const [sent, setSent] = useState<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // A filter that was changed while typing paused is in the latest one only.
  const latest = useRef(onTextChange)
  useEffect(() => {
    latest.current = onTextChange
  })
  if (text !== followed) {
    setFollowed(text)
    // What was sent from here comes back while more is typed; anything else is a change from elsewhere.
    const at = sent.indexOf(text)
    if (at === -1) setTyped(text)
    setSent(sent.slice(at + 1))
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const handleChange = (value: string) => {
    setTyped(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setSent((before) => [...before, value.trim()])
      latest.current(value.trim())
    }, pauseMs)
  }
  return (
    <div className="relative w-64 max-md:w-full">
      <Search
        aria-hidden
        size={14}
        strokeWidth={1.75}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={200}
        className="h-7! pl-8 touch:h-11!"
        onChange={(event) => handleChange(event.target.value)}
      />
    </div>
  )
}
