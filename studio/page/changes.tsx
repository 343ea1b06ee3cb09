import {Box, Card, Text} from '@sanity/ui'
import {useMemo} from 'react'
import {difference, type Piece} from './difference.ts'

interface ChangesProps {
  /** The page as it is published. Undefined if it is not. */
  readonly before: string | undefined
  readonly after: string
}

/** What a reader would see changed if the draft were published now. */
export function Changes({before, after}: ChangesProps) {
  const pieces = useMemo(() => (before === undefined ? [] : difference(before, after)), [before, after])
  if (before === undefined) return <Words text="This was never published: everything is new." />
  if (pieces.length === 0) return <Words text="A reader would see no difference to what is published." />
  return (
    <Box
      padding={4}
      data-testid="page-changes"
      style={{whiteSpace: 'pre-wrap', lineHeight: 1.6, overflowWrap: 'anywhere'}}
    >
      {pieces.map((piece, index) => (
        // The pieces have no other identity than their order.
        // oxlint-disable-next-line react/no-array-index-key
        <Shown key={index} piece={piece} />
      ))}
    </Box>
  )
}

function Shown({piece: {kind, text}}: {readonly piece: Piece}) {
  switch (kind) {
    case 'added':
      return <ins style={{background: 'rgba(40, 160, 80, .18)', textDecorationThickness: '2px'}}>{text}</ins>
    case 'removed':
      return <del style={{background: 'rgba(220, 60, 60, .16)'}}>{text}</del>
    case 'same':
      return <span>{text}</span>
  }
}

function Words({text}: {readonly text: string}) {
  return (
    <Card padding={4}>
      <Text>{text}</Text>
    </Card>
  )
}
