import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {ErrorOutlineIcon} from '@sanity/icons/ErrorOutline'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import type {ComponentType} from 'react'
import type {Severity} from '../src/content/findings.ts'

/** What a rule or a check found. */
export interface CheckLine {
  readonly key: string
  readonly state: Severity | 'passed'
  readonly words: string
  /** What to do about it. */
  readonly note: string | undefined
  /** Leads to the field that it is about. */
  readonly onOpen?: () => void
}

/** Renders the results of the checks as a list. */
export function Checks({lines}: {readonly lines: readonly CheckLine[]}) {
  return (
    <Stack as="ul" gap={2} padding={4} style={{listStyle: 'none', margin: 0}}>
      {lines.map((line) => (
        <Check key={line.key} line={line} />
      ))}
    </Stack>
  )
}

const lineLooks: Readonly<
  Record<
    CheckLine['state'],
    {
      readonly icon: ComponentType
      readonly tone: 'critical' | 'caution' | 'neutral' | 'positive'
      readonly word: string
    }
  >
> = {
  error: {icon: ErrorOutlineIcon, tone: 'critical', word: 'To mend'},
  warning: {icon: WarningOutlineIcon, tone: 'caution', word: 'Look at'},
  info: {icon: InfoOutlineIcon, tone: 'neutral', word: 'Note'},
  passed: {icon: CheckmarkCircleIcon, tone: 'positive', word: 'Good'},
}

function Check({line: {state, words, note, onOpen}}: {readonly line: CheckLine}) {
  const {icon: Icon, tone, word} = lineLooks[state]
  return (
    <Card as="li" tone={tone} padding={3} radius={2} border>
      <Flex gap={3}>
        <Text size={1}>
          <Icon />
        </Text>
        <Stack gap={3} flex={1}>
          <Text size={1}>
            <strong>{word}:</strong> {words}
          </Text>
          {note !== undefined && (
            <Text size={1} muted>
              {note}
            </Text>
          )}
        </Stack>
        {onOpen !== undefined && (
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            text="Show"
            aria-label={`Show the field: ${words}`}
            onClick={onOpen}
          />
        )}
      </Flex>
    </Card>
  )
}
