'use client'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '@/components/ui/input'

const TYPING_MS = 50

export interface FilterWordsProps {
  words: string
  onWordsChange: (words: string) => void
}

/** Words of titles, timelines and postmortems. Follows the address, and changes it once typing pauses. */
export function FilterWords({ words, onWordsChange }: FilterWordsProps) {
  const [typed, setTyped] = useState(words)
  const [followed, setFollowed] = useState(words)
  const [sent, setSent] = useState<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (words !== followed) {
    setFollowed(words)
    // What was sent from here comes back while more is typed; anything else is a change from elsewhere.
    const at = sent.indexOf(words)
    if (at === -1) setTyped(words)
    setSent(sent.slice(at + 1))
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const handleChange = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setSent((before) => [...before, text.trim()])
      onWordsChange(text.trim())
    }, TYPING_MS)
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
        aria-label="Words, or a key"
        placeholder="Words, or a key"
        value={typed}
        maxLength={200}
        className="h-7! pl-8 max-md:h-11!"
        onChange={(event) => handleChange(event.target.value)}
      />
    </div>
  )
}
