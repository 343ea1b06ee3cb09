import {Box, Card, Heading, Stack, Text} from '@sanity/ui'
import type {Resource} from '../../src/contract/resource-types.ts'
import {withStoredPictures} from '../../src/pages/preview/stored-pictures.ts'

interface FeedItemProps {
  readonly resource: Resource
  readonly pictures: ReadonlyMap<string, string>
}

/** An article as feed readers show it: its title, its dates and its text, in their own style. */
export function FeedItem({resource, pictures}: FeedItemProps) {
  const {type, title, url, summary, body, datePublished, dateModified, authors} = resource
  if (type !== 'article')
    return (
      <Card padding={4}>
        <Text>Feeds have articles. This is shown in those that name it.</Text>
      </Card>
    )
  const day = (dateModified ?? datePublished ?? '').slice(0, 10)
  const names = (authors ?? []).map((author) => author.title).join(', ')
  return (
    <Stack gap={4} padding={4}>
      <Stack gap={3}>
        <Heading as="h2" size={2}>
          {title}
        </Heading>
        <Text size={1} muted>
          {[names, day, url].filter((part) => part !== '').join(' · ')}
        </Text>
        {summary !== undefined && <Text>{summary}</Text>}
      </Stack>
      <Box>
        <iframe
          title="The text in a feed reader"
          data-testid="feed-preview"
          sandbox="allow-popups"
          srcDoc={withStoredPictures(
            `<base target="_blank"><style>${readerStyle}</style>${body?.html ?? ''}`,
            pictures,
          )}
          style={{width: '100%', height: '70vh', border: '1px solid var(--card-border-color)', background: '#fff'}}
        />
      </Box>
    </Stack>
  )
}

/** What feed readers commonly give a text: a font and room. */
const readerStyle =
  'body{font:16px/1.6 Georgia,serif;color:#222;margin:1rem;max-width:40rem}img{max-width:100%;height:auto}'
