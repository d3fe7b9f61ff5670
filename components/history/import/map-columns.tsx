'use client'
import type { MappingProps } from '@/components/history/import/mapping-props'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { Table, Td, Th } from '@/components/ui/table'
import { IMPORT_FIELDS, importFieldSchema } from '@/lib/domain/import/foreign-incident'

/** Which column of a CSV file is what, with what stands in it first. */
export function MapColumns({ draft, mapping, onChange }: MappingProps) {
  const setColumn = (at: number, chosen: string) => {
    const field = importFieldSchema.safeParse(chosen)
    const columns = draft.content.columns.map((_, index) => mapping.columns[index] ?? null)
    onChange({ columns: columns.map((before, index) => (index === at ? (field.data ?? null) : before)) })
  }
  // Two columns may have one heading, and none moves.
  const columns = draft.content.columns.map(({ heading }, at) => ({ heading, at }))
  return (
    <Card>
      <Table caption="The columns of the file, and what they are">
        <thead>
          <tr>
            <Th>Column</Th>
            <Th className="max-md:hidden">First value</Th>
            <Th className="min-w-44">Is</Th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ heading, at }) => (
            <tr key={at}>
              <Td className="font-medium max-md:w-full max-md:max-w-0">
                <span dir="auto" className="block [overflow-wrap:anywhere]">
                  {heading}
                </span>
                <span dir="auto" className="block truncate font-normal text-12 text-text-3 md:hidden">
                  {firstValue(draft, at)}
                </span>
              </Td>
              <Td dir="auto" className="max-w-64 truncate text-text-2 max-md:hidden">
                {firstValue(draft, at)}
              </Td>
              <Td className="py-1.5">
                <Select
                  aria-label={`What “${heading}” is`}
                  value={mapping.columns[at] ?? ''}
                  onChange={(event) => setColumn(at, event.target.value)}
                >
                  <option value="">Not read</option>
                  {importFieldSchema.options.map((field) => (
                    <option key={field} value={field}>
                      {IMPORT_FIELDS[field]}
                    </option>
                  ))}
                </Select>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function firstValue({ first }: MappingProps['draft'], at: number): string {
  const values = first.map((record) => ('cells' in record ? (record.cells[at] ?? '') : ''))
  return values.find((value) => value.trim() !== '')?.slice(0, 200) ?? '–'
}
