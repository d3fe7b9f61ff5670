import { Extension } from '@tiptap/core'

/** Escape leaves the editor for the section around it, from where Tab goes on: in here Tab belongs to lists and tables. */
export const leaveWithEscape = Extension.create({
  name: 'leaveWithEscape',
  priority: 10,
  addKeyboardShortcuts() {
    return {
      Escape: () => {
        const { dom } = this.editor.view
        const around = dom.closest<HTMLElement>('[data-leave-to], [tabindex]:not([contenteditable])')
        this.editor.commands.blur()
        around?.focus({ preventScroll: true })
        return true
      },
      'Alt-F10': () => {
        const bar = this.editor.view.dom.closest('[data-editor]')?.querySelector<HTMLElement>('[role=toolbar] button')
        bar?.focus()
        return bar !== null && bar !== undefined
      },
    }
  },
})
