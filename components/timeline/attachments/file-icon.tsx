import {
  FileArchive,
  FileCode,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
  Paperclip,
} from 'lucide-react'

const KINDS: [pattern: RegExp, icon: LucideIcon][] = [
  [/^image\/|\.(png|jpe?g|gif|webp|avif|heic|svg)$/, FileImage],
  [/^video\/|\.(mp4|mov|webm)$/, FileVideo],
  [/zip|x-tar|gzip|x-7z|\.(zip|t?gz|tar|7z|zst)$/, FileArchive],
  [/csv|spreadsheet|excel|\.(csv|tsv|xlsx?|ods)$/, FileSpreadsheet],
  [/json|xml|yaml|javascript|\.(json|ya?ml|xml|sql|sh|toml|har)$/, FileCode],
  [/^text\/|pdf|word|\.(log|txt|md|pdf|docx?)$/, FileText],
]

/** What kind of file it is, by its type or else by its name. */
export function FileIcon({ name, mediaType }: { name: string; mediaType: string }) {
  const [, Icon] = KINDS.find(([pattern]) => pattern.test(mediaType) || pattern.test(name.toLowerCase())) ?? [
    null,
    Paperclip,
  ]
  return <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
}
