'use client'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { applyTheme, type Theme } from '@/components/shell/theme'

const ThemeContext = createContext<[Theme, (theme: Theme) => void]>(['system', () => {}])

export const useTheme = () => useContext(ThemeContext)

export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setTheme] = useState(initial)
  const choose = (chosen: Theme) => {
    applyTheme(chosen)
    setTheme(chosen)
  }
  return <ThemeContext value={[theme, choose]}>{children}</ThemeContext>
}
