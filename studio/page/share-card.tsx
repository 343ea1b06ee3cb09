import {Box, Card, Heading, Stack, Text} from '@sanity/ui'
import type {Resource} from '../../src/contract/resource-types.ts'
import {shownUrl} from '../../src/pages/preview/stored-pictures.ts'

interface ShareCardProps {
  readonly resource: Resource
  readonly pictures: ReadonlyMap<string, string>
}

/** Shows what a search engine and a shared link make of a page: its title, its description, its picture. */
export function ShareCard({resource, pictures}: ShareCardProps) {
  const {seo, image} = resource
  const title = seo?.title ?? resource.title
  const description = seo?.description ?? resource.summary ?? ''
  const picture = seo?.image ?? image
  const card = picture?.card
  return (
    <Stack gap={5} padding={4}>
      <Stack gap={3}>
        <Heading as="h2" size={0}>
          In search results
        </Heading>
        <Card padding={4} radius={2} border>
          <Stack gap={3}>
            <Text size={1} muted>
              {resource.url}
            </Text>
            <Text size={2} weight="medium">
              {cut(title, maxTitle)}
            </Text>
            <Text size={1}>{cut(description, maxDescription)}</Text>
          </Stack>
        </Card>
        {seo?.noIndex === true && <Text size={1}>Search engines are asked to leave this page out.</Text>}
        {description === '' && <Text size={1}>There is no summary: search engines choose some words of the text.</Text>}
      </Stack>
      <Stack gap={3}>
        <Heading as="h2" size={0}>
          When shared
        </Heading>
        <Card radius={2} border style={{maxWidth: '32rem', overflow: 'hidden'}}>
          {card === undefined ? null : (
            <img
              src={shownUrl(card.url, pictures)}
              alt={picture?.alt ?? ''}
              style={{display: 'block', width: '100%', aspectRatio: '1.91', objectFit: 'cover'}}
            />
          )}
          <Box padding={3}>
            <Stack gap={2}>
              <Text weight="medium">{title}</Text>
              <Text size={1} muted>
                {cut(description, maxDescription)}
              </Text>
            </Stack>
          </Box>
        </Card>
        {card === undefined && <Text size={1}>There is no main picture: the link is shared without one.</Text>}
      </Stack>
    </Stack>
  )
}

/** Search engines cut titles and descriptions at about these lengths, in characters. */
const maxTitle = 60
const maxDescription = 160

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
