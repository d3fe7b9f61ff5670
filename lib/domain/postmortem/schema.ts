import { type Extensions, getSchema, mergeAttributes, Node } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import Mention from '@tiptap/extension-mention'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { isSafeLink } from './safe-link'

/** A reference to lines of the log: every sentence that a draft fills in ends with one. */
export const SourceRef = Node.create({
  name: 'source',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    /** `seq` of the lines, separated by commas. */
    seqs: { default: '', parseHTML: (element) => element.getAttribute('data-seqs') },
    /** What is shown, such as "14:06". */
    label: { default: '', parseHTML: (element) => element.getAttribute('data-label') },
  }),
  parseHTML: () => [{ tag: 'span[data-source]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, {
      'data-source': '',
      'data-seqs': node.attrs.seqs,
      'data-label': node.attrs.label,
    }),
    String(node.attrs.label),
  ],
  renderText: ({ node }) => `[${node.attrs.label}]`,
})

/** A picture uploaded to the incident; nothing is ever loaded from anywhere else. */
export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    attachmentId: { default: null, parseHTML: (element) => element.getAttribute('data-attachment') },
    alt: { default: '', parseHTML: (element) => element.getAttribute('data-alt') },
  }),
  parseHTML: () => [{ tag: 'figure[data-attachment]' }],
  renderHTML: ({ node }) => ['figure', { 'data-attachment': node.attrs.attachmentId, 'data-alt': node.attrs.alt }],
})

const starterKit = {
  // Yjs undoes per person; ProseMirror's own history would undo everybody's.
  undoRedo: false,
  heading: { levels: [3, 4] },
  trailingNode: false,
  link: {
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
    isAllowedUri: (url: string) => isSafeLink(url),
    HTMLAttributes: { rel: 'noopener noreferrer', target: '_blank' },
  },
} as const

/** What prose and explanations may hold. The editor adds how it behaves; this alone says what a document is. */
export const richTextExtensions: Extensions = [
  StarterKit.configure(starterKit as never),
  TaskList,
  TaskItem.configure({ nested: true }),
  TableKit.configure({ table: { resizable: false } }),
  Mention.configure({ deleteTriggerWithBackspace: true }),
  SourceRef,
  Picture,
]

/**
 * What one sentence may hold (the statement of a card, the context of a line): plain text. Editors write one paragraph;
 * two people who begin an empty one at once make two, and a schema that takes only one would drop somebody's words.
 */
export const sentenceExtensions: Extensions = [
  StarterKit.configure({
    undoRedo: false,
    document: false,
    blockquote: false,
    bold: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    hardBreak: false,
    heading: false,
    horizontalRule: false,
    italic: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    strike: false,
    trailingNode: false,
    underline: false,
  }),
  Node.create({ name: 'doc', topNode: true, content: 'paragraph+' }),
]

export const richTextSchema = getSchema(richTextExtensions)
export const sentenceSchema = getSchema(sentenceExtensions)
