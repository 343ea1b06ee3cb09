import {Card, Flex, Spinner, Stack, Tab, TabList, TabPanel, Text} from '@sanity/ui'
import {useId, useMemo, useState, type ReactNode} from 'react'
import type {UserViewComponent} from 'sanity/structure'
import type {Mail} from '../../src/newsletters/mail/mail.ts'
import {Checks} from '../checks.tsx'
import {ShownMail} from './shown-mail.tsx'
import {usePreview, type PreviewState} from './use-preview.ts'

/** Shows the mail of a newsletter beside its form: as HTML, as plain text, and the results of its checks. */
export const MailPane: UserViewComponent = ({document: {displayed}, documentId, schemaType}) => {
  const document = useMemo(
    () => ({...displayed, _id: displayed._id ?? documentId, _type: schemaType.name}),
    [displayed, documentId, schemaType],
  )
  const state = usePreview(document)
  if (state.problem !== undefined) {
    return (
      <Card padding={4} tone="critical">
        <Text>Cannot show the mail: {state.problem}</Text>
      </Card>
    )
  }
  if (state.preview !== undefined) return <Opened state={state} />
  return (
    <Flex padding={5} gap={3} justify="center">
      <Spinner muted />
      <Text muted>Making the mail</Text>
    </Flex>
  )
}

const tabs = ['mail', 'text', 'checks'] as const
type TabName = (typeof tabs)[number]

function Opened({state: {preview, pictures}}: {readonly state: PreviewState}) {
  const [tab, setTab] = useState<TabName>('mail')
  const id = useId()
  if (preview === undefined) return null
  const {made, lines} = preview
  const open = lines.filter(({state}) => state === 'error' || state === 'warning').length
  const titles: Readonly<Record<TabName, string>> = {
    mail: 'Mail',
    text: 'Plain text',
    checks: open === 0 ? 'Checks' : `Checks (${open} to look at)`,
  }
  const mail = made?.mail
  const contents: Readonly<Record<TabName, ReactNode>> = {
    mail: mail && <ShownMail mail={mail} pictures={pictures} />,
    text: mail && <PlainText mail={mail} />,
    checks: <Checks lines={lines} />,
  }
  return (
    <Flex direction="column" height="fill">
      {mail !== undefined && <InboxLine mail={mail} />}
      <Card padding={2} borderBottom>
        <TabList gap={1}>
          {tabs.map((name) => (
            <Tab
              key={name}
              id={`${id}-tab-${name}`}
              aria-controls={`${id}-panel-${name}`}
              label={titles[name]}
              selected={tab === name}
              onClick={() => setTab(name)}
            />
          ))}
        </TabList>
      </Card>
      {tabs.map((name) => (
        <TabPanel
          key={name}
          id={`${id}-panel-${name}`}
          aria-labelledby={`${id}-tab-${name}`}
          hidden={tab !== name}
          style={tab === name ? {flex: 1, overflow: 'auto', display: 'flex', flexDirection: 'column'} : {}}
        >
          {contents[name] ?? (
            <Card padding={4}>
              <Text muted>The mail shows here once the newsletter has a title and a section.</Text>
            </Card>
          )}
        </TabPanel>
      ))}
    </Flex>
  )
}

function PlainText({mail}: {readonly mail: Mail}) {
  return (
    <pre
      style={{
        margin: 0,
        padding: '1.25rem',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        font: '13px/1.5 ui-monospace, Menlo, Consolas, monospace',
      }}
    >
      {mail.text}
    </pre>
  )
}

/** Renders what an inbox shows of a mail: sender, subject and preheader. */
function InboxLine({mail}: {readonly mail: Mail}) {
  return (
    <Card padding={4} borderBottom>
      <Stack gap={3}>
        <Text size={1} muted>
          {mail.from.name} &lt;{mail.from.address}&gt;
        </Text>
        <Text weight="semibold">{mail.subject}</Text>
        <Text size={1} muted>
          {mail.preheader}
        </Text>
      </Stack>
    </Card>
  )
}
