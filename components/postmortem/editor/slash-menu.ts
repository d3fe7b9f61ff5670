import { type Editor, Extension, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion } from '@tiptap/suggestion'
import type { MenuOption, MenuStore } from '@/components/postmortem/editor/menu-store'

interface SlashItem extends MenuOption {
  /** Other words that find it. */
  words: string
  run(editor: Editor, range: Range): void
}

/** What “/” offers at the beginning of a word. */
const slashItems = (pickPicture: () => void): SlashItem[] => [
  item('heading', 'Heading', '###', 'title h3', (chain) => chain.setHeading({ level: 3 })),
  item('subheading', 'Small heading', '####', 'title h4', (chain) => chain.setHeading({ level: 4 })),
  item('bullets', 'Bullet list', '-', 'unordered points', (chain) => chain.toggleBulletList()),
  item('numbers', 'Numbered list', '1.', 'ordered steps', (chain) => chain.toggleOrderedList()),
  item('tasks', 'Task list', '[ ]', 'todo checkbox to-do', (chain) => chain.toggleTaskList()),
  item('table', 'Table', undefined, 'grid rows columns', (chain) =>
    chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  ),
  item('code', 'Code block', '```', 'pre log stack trace', (chain) => chain.setCodeBlock()),
  item('quote', 'Quote', '>', 'blockquote citation', (chain) => chain.setBlockquote()),
  item('divider', 'Divider', '---', 'horizontal rule line', (chain) => chain.setHorizontalRule()),
  {
    key: 'picture',
    label: 'Picture',
    words: 'image screenshot graph upload',
    run(editor, range) {
      editor.chain().focus().deleteRange(range).run()
      pickPicture()
    },
  },
]

type Chain = ReturnType<Editor['chain']>

function item(
  key: string,
  label: string,
  hint: string | undefined,
  words: string,
  change: (chain: Chain) => Chain,
): SlashItem {
  const run = (editor: Editor, range: Range) => change(editor.chain().focus().deleteRange(range)).run()
  return { key, label, words, ...(hint ? { hint } : {}), run }
}

const matches = ({ label, words }: SlashItem, query: string) =>
  `${label} ${words}`
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(query.toLowerCase())) || label.toLowerCase().startsWith(query.toLowerCase())

/** The menu that “/” opens. */
export function slashMenu(menu: MenuStore, pickPicture: () => void): Extension {
  const items = slashItems(pickPicture)
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<MenuOption, MenuOption>({
          editor: this.editor,
          pluginKey: new PluginKey('slash-menu'),
          char: '/',
          allow: ({ state }) => !state.selection.$from.parent.type.spec.code,
          items: ({ query }) => items.filter((each) => matches(each, query)),
          command: ({ editor, range, props }) => items.find(({ key }) => key === props.key)?.run(editor, range),
          render: menu.render,
        }),
      ]
    },
  })
}
