import fc from 'fast-check'
import {expect, it} from 'vitest'
import {linesOf} from '../../../src/content/readers/lines.ts'

const collect = async (text: string, cuts: readonly number[], longest: number) => {
  const bytes = Buffer.from(text)
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const [index, edge] of edges.slice(1).entries()) yield bytes.subarray(edges[index], edge)
  }
  const lines: Array<string | undefined> = []
  for await (const line of linesOf(chunks(), longest))
    lines.push(line.bytes === undefined ? undefined : Buffer.from(line.bytes).toString())
  return lines
}

it('cuts a stream into the same lines, however it comes in', async () => {
  const text = fc
    .array(fc.constantFrom('a', 'é', '中', '\n', '\n\n', '{"x":1}'), {maxLength: 20})
    .map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(100), {maxLength: 8}), async (value, cuts) => {
      const expected = value.split('\n')
      if (expected.at(-1) === '') expected.pop()
      expect(await collect(value, cuts, 1000)).toEqual(expected)
    }),
    {seed: 1, numRuns: 500},
  )
})

it('passes over a line that is too long, and goes on with the next', async () => {
  expect(await collect(`short\n${'x'.repeat(50)}\nnext\n${'y'.repeat(50)}`, [3, 20, 40], 10)).toEqual([
    'short',
    undefined,
    'next',
    undefined,
  ])
})
