import type { toMarkdown } from 'mdast-util-to-markdown'

/** The tree of a Markdown text (https://github.com/syntax-tree/mdast). */
export type Nodes = Parameters<typeof toMarkdown>[0]
type NodeOf<Type extends Nodes['type']> = Extract<Nodes, { type: Type }>

export type RootContent = NodeOf<'root'>['children'][number]
export type BlockContent = NodeOf<'blockquote'>['children'][number]
export type PhrasingContent = NodeOf<'paragraph'>['children'][number]
export type Paragraph = NodeOf<'paragraph'>
export type List = NodeOf<'list'>
export type ListItem = NodeOf<'listItem'>
export type Table = NodeOf<'table'>
export type TableRow = NodeOf<'tableRow'>
