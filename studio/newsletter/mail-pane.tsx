import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {DesktopIcon} from '@sanity/icons/Desktop'
import {ErrorOutlineIcon} from '@sanity/icons/ErrorOutline'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {MoonIcon} from '@sanity/icons/Moon'
import {SunIcon} from '@sanity/icons/Sun'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Button, Card, Flex, Spinner, Stack, Tab, TabList, TabPanel, Text} from '@sanity/ui'
import {useId, useMemo, useState, type ComponentType, type ReactNode} from 'react'
import type {UserViewComponent} from 'sanity/structure'
import type {Mail} from '../../scripts/model/mail.ts'
import type {CheckLine} from './make-preview.ts'
import {previewHtml, type Scheme} from './preview-html.ts'
import {usePreview, type PreviewState} from './use-preview.ts'

/** How wide the mail is shown, in pixels: a telephone, and a window. */
const widths = {narrow: 320, wide: 640} as const
type Width = keyof typeof widths

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

const Check = ({line: {state, words, note}}: {readonly line: CheckLine}) => {
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
      </Flex>
    </Card>
  )
}

const Checks = ({lines}: {readonly lines: readonly CheckLine[]}) => (
  <Stack as="ul" gap={2} padding={4} style={{listStyle: 'none', margin: 0}}>
    {lines.map((line) => (
      <Check key={line.key} line={line} />
    ))}
  </Stack>
)

/** What an inbox shows of it. */
const InboxLine = ({mail}: {readonly mail: Mail}) => (
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

interface ShownMailProps {
  readonly mail: Mail
  readonly pictures: PreviewState['pictures']
}

/** How a button looks that is one of several. */
const choice = (isChosen: boolean): 'default' | 'bleed' => (isChosen ? 'default' : 'bleed')

const ShownMail = ({mail, pictures}: ShownMailProps) => {
  const [width, setWidth] = useState<Width>('wide')
  const [scheme, setScheme] = useState<Scheme>('light')
  return (
    <Flex direction="column" flex={1}>
      <Flex gap={1} padding={2} wrap="wrap" justify="center">
        <Button
          icon={MobileDeviceIcon}
          text="Narrow"
          mode={choice(width === 'narrow')}
          aria-pressed={width === 'narrow'}
          onClick={() => setWidth('narrow')}
        />
        <Button
          icon={DesktopIcon}
          text="Wide"
          mode={choice(width === 'wide')}
          aria-pressed={width === 'wide'}
          onClick={() => setWidth('wide')}
        />
        <Button
          icon={SunIcon}
          text="Light"
          mode={choice(scheme === 'light')}
          aria-pressed={scheme === 'light'}
          onClick={() => setScheme('light')}
        />
        <Button
          icon={MoonIcon}
          text="Dark"
          mode={choice(scheme === 'dark')}
          aria-pressed={scheme === 'dark'}
          onClick={() => setScheme('dark')}
        />
      </Flex>
      <Flex flex={1} justify="center" style={{overflow: 'auto'}}>
        <iframe
          title={`The mail, ${width} and ${scheme}`}
          data-testid="mail-preview"
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          srcDoc={previewHtml(mail.html, scheme, pictures)}
          style={{
            width: widths[width],
            maxWidth: '100%',
            height: '100%',
            minHeight: '32rem',
            border: 0,
            colorScheme: scheme,
          }}
        />
      </Flex>
    </Flex>
  )
}

const PlainText = ({mail}: {readonly mail: Mail}) => (
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

const tabs = ['mail', 'text', 'checks'] as const
type TabName = (typeof tabs)[number]

const Opened = ({state: {preview, pictures}}: {readonly state: PreviewState}) => {
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

/** The mail of a newsletter beside its form: as HTML, as plain text, and what was checked. */
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
