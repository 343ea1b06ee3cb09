import {Card, Flex, Spinner, Stack, Tab, TabList, TabPanel, Text} from '@sanity/ui'
import {useId, useMemo, useState, type ReactNode} from 'react'
import type {UserViewComponent} from 'sanity/structure'
import {quote} from '../../src/content/findings.ts'
import {ShownPage} from '../shown-page.tsx'
import type {PagePreview} from './make-page.ts'
import {ShareCard} from './share-card.tsx'
import {usePage} from './use-page.ts'

/** Shows the page of a document beside its form, as readers will see it, and what search and sharing make of it. */
export const PagePane: UserViewComponent = ({document: {displayed}, documentId, schemaType}) => {
  const document = useMemo(
    () => ({...displayed, _id: displayed._id ?? documentId, _type: schemaType.name}),
    [displayed, documentId, schemaType],
  )
  const {preview, pictures, problem, isReady} = usePage(document)
  if (problem !== undefined) {
    return (
      <Card padding={4} tone="critical" role="alert">
        <Text>{`Cannot show the page: ${problem}`}</Text>
      </Card>
    )
  }
  if (preview !== undefined) return <Opened preview={preview} pictures={pictures} />
  return isReady ? (
    <Card padding={4}>
      <Text muted>The page shows here once the document has a title.</Text>
    </Card>
  ) : (
    <Flex padding={5} gap={3} justify="center">
      <Spinner muted />
      <Text muted>Making the page</Text>
    </Flex>
  )
}

const titles = {page: 'Page', share: 'Search and sharing', markdown: 'Markdown'} as const
type TabName = keyof typeof titles
const tabs: readonly TabName[] = ['page', 'share', 'markdown']

interface OpenedProps {
  readonly preview: PagePreview
  readonly pictures: ReadonlyMap<string, string>
}

function Opened({preview, pictures}: OpenedProps) {
  const [tab, setTab] = useState<TabName>('page')
  const id = useId()
  const {html, markdown, resource, findings} = preview
  const contents: Readonly<Record<TabName, ReactNode>> = {
    page: <ShownPage title="The page" html={html} pictures={pictures} testId="page-preview" widths={pageWidths} />,
    share: <ShareCard resource={resource} pictures={pictures} />,
    markdown: <Plain text={markdown ?? 'People and sources have no Markdown.'} />,
  }
  return (
    <Flex direction="column" height="fill">
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
      {findings.length > 0 && (
        <Card padding={3} tone="caution" borderBottom>
          <Stack gap={2}>
            {findings.map(({reason, actual}) => (
              <Text key={`${reason} ${String(actual)}`} size={1}>
                {actual === undefined || reason.includes(actual) ? reason : `${reason} (${quote(actual)})`}
              </Text>
            ))}
          </Stack>
        </Card>
      )}
      {tabs.map((name) => (
        <TabPanel
          key={name}
          id={`${id}-panel-${name}`}
          aria-labelledby={`${id}-tab-${name}`}
          hidden={tab !== name}
          style={tab === name ? {flex: 1, overflow: 'auto', display: 'flex', flexDirection: 'column'} : {}}
        >
          {tab === name ? contents[name] : null}
        </TabPanel>
      ))}
    </Flex>
  )
}

const pageWidths = {narrow: 375, wide: 1200}

function Plain({text}: {readonly text: string}) {
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
      {text}
    </pre>
  )
}
