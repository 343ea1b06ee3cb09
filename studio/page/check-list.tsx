import {Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import type {Path} from '@sanity/types'
import {useValidationStatus} from 'sanity'
import {formatPath} from '../../src/content/path.ts'
import {Checks, type CheckLine} from '../checks.tsx'

interface CheckListProps {
  readonly documentId: string
  readonly documentType: string
  /** Leads to the field that a line is about. */
  readonly onOpen: (path: Path) => void
}

/** What the rules say of a document: first what holds it back, then what a careful editor would mend. */
export function CheckList({documentId, documentType, onOpen}: CheckListProps) {
  const {validation, isValidating} = useValidationStatus(documentId, documentType, false)
  if (isValidating && validation.length === 0)
    return (
      <Flex padding={5} gap={3} justify="center">
        <Spinner muted />
        <Text muted>Checking</Text>
      </Flex>
    )
  const lines = validation
    .map(({level, message, path}): CheckLine => ({
      key: `${level} ${formatPath(plainPath(path))} ${message}`,
      state: level,
      words: message,
      note: undefined,
      ...(path.length === 0 ? {} : {onOpen: () => onOpen(path)}),
    }))
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  const unique = [...new Map(lines.map((line) => [line.key, line])).values()]
  return unique.length === 0 ? (
    <Card padding={4}>
      <Text>Nothing to mend, as far as rules can tell.</Text>
    </Card>
  ) : (
    <Stack>
      <Checks lines={unique} />
    </Stack>
  )
}

const order: ReadonlyArray<CheckLine['state']> = ['error', 'warning', 'info']

function plainPath(path: Path) {
  return path.flatMap((segment) => (Array.isArray(segment) ? [] : [segment]))
}
