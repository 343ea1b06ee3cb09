import {Button, Card, Flex, Spinner, Stack, Tab, TabList, TabPanel, Text} from '@sanity/ui'
import {DownloadIcon} from '@sanity/icons/Download'
import {useCallback, useId, useMemo, useState, type ReactNode} from 'react'
import type {Path} from '@sanity/types'
import {useRouter} from 'sanity/router'
import {usePaneRouter, type UserViewComponent} from 'sanity/structure'
import {toString as pathText} from '@sanity/util/paths'
import {isSanityDocument, type SanityDocument} from '../../src/content/document.ts'
import {quote} from '../../src/content/findings.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import type {TextPlace} from '../../src/pages/preview/text-marks.ts'
import {Changes} from './changes.tsx'
import {CheckList} from './check-list.tsx'
import {EditablePage} from './editable-page.tsx'
import {FeedItem} from './feed-item.tsx'
import {formOf} from './open-forms.ts'
import {saveReview} from './save-review.ts'
import {ShareCard} from './share-card.tsx'
import {usePage, type PageState} from './use-page.ts'

/** Shows the page of a document beside its form, as readers will see it, and what else is made of the document. */
export const PagePane: UserViewComponent = ({document: {displayed, published}, documentId, schemaType}) => {
  const id = publishedIdOf(documentId)
  const document = useMemo(() => ({...displayed, _id: id, _type: schemaType.name}), [displayed, id, schemaType])
  const state = usePage(document, isSanityDocument(published) ? published : undefined)
  const open = useOpen(id)
  const {problem, preview, isReady} = state
  if (problem !== undefined) {
    return (
      <Card padding={4} tone="critical" role="alert">
        <Text>{`Cannot show the page: ${problem}`}</Text>
      </Card>
    )
  }
  if (preview !== undefined)
    return <Opened document={document} shownId={displayed._id ?? documentId} state={state} onOpen={open} />
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

/** Leads to a field: in the form beside the page, else in the form of the document that has it. */
function useOpen(documentId: string): (place: TextPlace) => void {
  const {navigateIntent} = useRouter()
  const {setView, setParams, params} = usePaneRouter()
  return useCallback(
    (place) => {
      const path: Path = [...place.path]
      if (place.documentId !== documentId) {
        navigateIntent('edit', {id: place.documentId, type: place.documentType, path: pathText(path)})
        return
      }
      const form = formOf(documentId)
      if (form !== undefined) {
        form.focus(path)
        return
      }
      // The page is shown alone: the form takes its place.
      const {view: _view, ...others} = params ?? {}
      setParams({...others, path: pathText(path)})
      setView(null)
    },
    [documentId, navigateIntent, setView, setParams, params],
  )
}

const titles = {
  page: 'Page',
  feed: 'Feed item',
  share: 'Search and sharing',
  markdown: 'Markdown',
  checks: 'Checks',
  changes: 'Changes',
} as const
type TabName = keyof typeof titles
const tabs: readonly TabName[] = ['page', 'feed', 'share', 'markdown', 'checks', 'changes']

interface OpenedProps {
  readonly document: SanityDocument
  /** The id of the form that is shown: of the draft, of a version, or of what is published. */
  readonly shownId: string
  readonly state: PageState
  readonly onOpen: (place: TextPlace) => void
}

function Opened({document, shownId, state: {preview, marked, published, pictures}, onOpen}: OpenedProps) {
  const [tab, setTab] = useState<TabName>('page')
  const id = useId()
  const {_id: documentId, _type: documentType} = document
  const openPath = useCallback(
    (path: Path) =>
      onOpen({documentId, documentType, path: path.flatMap((part) => (Array.isArray(part) ? [] : [part]))}),
    [onOpen, documentId, documentType],
  )
  if (preview === undefined || marked === undefined) return null
  const {html, markdown, resource, findings} = preview
  const contents: Readonly<Record<TabName, () => ReactNode>> = {
    page: () => <EditablePage documentId={documentId} page={marked} pictures={pictures} onOpen={onOpen} />,
    feed: () => <FeedItem resource={resource} pictures={pictures} />,
    share: () => <ShareCard resource={resource} pictures={pictures} />,
    markdown: () => <Plain text={markdown ?? 'People and sources have no Markdown.'} />,
    checks: () => <CheckList documentId={shownId} documentType={documentType} onOpen={openPath} />,
    changes: () => <Changes before={published()?.html} after={html} />,
  }
  return (
    <Flex direction="column" height="fill">
      <Card padding={2} borderBottom>
        <Flex gap={2} align="flex-start">
          <TabList gap={1} style={{flex: 1, flexWrap: 'wrap', display: 'flex'}}>
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
          <SaveButton onSave={() => saveReview(preview, pictures)} />
        </Flex>
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
          {tab === name ? contents[name]() : null}
        </TabPanel>
      ))}
    </Flex>
  )
}

function SaveButton({onSave}: {readonly onSave: () => Promise<void>}) {
  const [problem, setProblem] = useState<string>()
  const save = useCallback(() => {
    setProblem(undefined)
    onSave().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  }, [onSave])
  return (
    <Stack gap={2}>
      <Button
        icon={DownloadIcon}
        mode="bleed"
        fontSize={1}
        padding={2}
        text="Save for review"
        title="Saves the page as one file, marked as a draft, for somebody who has no Studio"
        onClick={save}
      />
      {problem !== undefined && (
        <Text size={1} role="alert">
          {`Cannot save: ${problem}`}
        </Text>
      )}
    </Stack>
  )
}

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
