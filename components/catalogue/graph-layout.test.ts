import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeGraph, layOut } from '@/components/catalogue/graph-layout'

const services = ['shop', 'checkout', 'payments', 'ledger', 'identity'].map((id) => ({ id, name: id }))
const edge = (serviceId: string, dependsOnId: string) => ({ serviceId, dependsOnId })
const edges = [
  edge('shop', 'checkout'),
  edge('checkout', 'payments'),
  edge('payments', 'ledger'),
  edge('shop', 'identity'),
]

describe('[CAT-3] the drawing of a graph', () => {
  test('has what needs the service on the left and what it needs on the right; what is further is a number', () => {
    const drawing = layOut(['payments'], services, edges)
    expect(drawing.boxes.map(({ name, column, row }) => [name, column, row])).toEqual([
      ['checkout', 0, 0],
      ['+1 more', 0, 1],
      ['payments', 1, 0],
      ['ledger', 2, 0],
    ])
    expect(drawing.lines.map(({ from, to }) => `${from.name} → ${to.name}`)).toEqual([
      'checkout → payments',
      'payments → ledger',
    ])
    expect(describeGraph(drawing)).toBe('payments: needed by checkout, +1 more; needs ledger')
  })

  test('has no empty column, and nothing at all without a service', () => {
    expect(layOut(['identity'], services, [])).toMatchObject({ columns: 1, rows: 1, lines: [] })
    expect(layOut(['gone'], services, edges)).toEqual({ boxes: [], lines: [], columns: 0, rows: 0 })
  })

  test('shows a service of a cycle once, with a line each way', () => {
    const circle = [edge('shop', 'checkout'), edge('checkout', 'shop'), edge('shop', 'shop')]
    const drawing = layOut(['shop'], services, circle)
    expect(drawing.boxes.map(({ kind, name }) => [kind, name])).toEqual([
      ['focus', 'shop'],
      ['dependency', 'checkout'],
    ])
    expect(drawing.lines).toHaveLength(2)
  })
})

test('[CAT-3] whatever the graph, the drawing is small and every service is in it at most once', () => {
  const id = fc.integer({ min: 0, max: 30 }).map(String)
  const all = Array.from({ length: 31 }, (_, at) => ({ id: `${at}`, name: `Service ${at}` }))
  const graph = fc.array(fc.record({ serviceId: id, dependsOnId: id }), { maxLength: 200 })
  fc.assert(
    fc.property(fc.array(id, { maxLength: 12 }), graph, (focus, any) => {
      const { boxes, columns, rows, lines } = layOut(focus, all, any)
      expect(new Set(boxes.map((box) => box.id)).size).toBe(boxes.length)
      expect(boxes.filter(({ kind }) => kind !== 'more').length).toBeLessThanOrEqual(12)
      expect(columns).toBeLessThanOrEqual(3)
      expect(rows).toBeLessThanOrEqual(5)
      for (const { from, to } of lines) expect(boxes).toEqual(expect.arrayContaining([from, to]))
    }),
  )
})
