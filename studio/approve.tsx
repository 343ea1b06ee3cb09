import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {Button, Card, Select, Stack, Text} from '@sanity/ui'
import {useEffect, useId, useState, type ChangeEvent} from 'react'
import {
  useClient,
  useCurrentUser,
  useDocumentOperation,
  type DocumentActionComponent,
  type DocumentActionProps,
} from 'sanity'
import {reviewDigest} from '../src/checks/review-digest.ts'
import {isRecord, isSanityDocument, type SanityDocument} from '../src/content/document.ts'
import {publishedIdOf} from '../src/content/ids.ts'
import {refsOf} from '../src/content/references.ts'
import {addMonths} from '../src/content/time.ts'
import {readAgain} from './rules-in-forms.ts'

/** Signs an article as reviewed: by whom, when, and for exactly the words that it has now. */
export const approve: DocumentActionComponent = (props) => {
  const [isOpen, setIsOpen] = useState(false)
  const close = (): void => setIsOpen(false)
  return {
    label: 'Approve',
    icon: CheckmarkCircleIcon,
    title: 'For the expert who has read this article: signs these words as reviewed',
    disabled: props.draft === null && props.published === null,
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Approve these words',
      onClose: close,
      content: <ApproveForm {...props} onDone={close} />,
    },
  }
}

interface Reviewer {
  readonly id: string
  readonly name: string
  readonly credentials: string
}

/** Asks who has read the article. The person at work is chosen already, if there is one of that name. */
function ApproveForm(props: DocumentActionProps & {readonly onDone: () => void}) {
  const {id, type, draft, published, onDone} = props
  const client = useClient({apiVersion})
  const user = useCurrentUser()
  const {patch} = useDocumentOperation(id, type)
  const selectId = useId()
  const [reviewers, setReviewers] = useState<readonly Reviewer[]>()
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState<string>()
  const document = draft ?? published
  const userName = user?.name
  useEffect(() => {
    let isCurrent = true
    const readReviewers = async (): Promise<void> => {
      try {
        const found: unknown = await client.fetch(reviewersQuery, {}, {perspective: 'published'})
        if (!isCurrent) return
        const list = (Array.isArray(found) ? found : []).flatMap(toReviewer)
        setReviewers(list)
        setChosen(list.find(({name}) => name === userName)?.id ?? '')
      } catch (error) {
        setProblem(`Cannot read who may review: ${String(error)}`)
      }
    }
    void readReviewers()
    return () => {
      isCurrent = false
    }
  }, [client, userName])

  const sign = async (): Promise<void> => {
    if (!isSanityDocument(document)) return
    try {
      const others = await client.fetch<unknown>(usedQuery, {ids: usedIds(document)}, {perspective: 'published'})
      const used = (Array.isArray(others) ? others : []).filter((each): each is SanityDocument =>
        isSanityDocument(each),
      )
      const today = new Date().toISOString().slice(0, 10)
      const due = document['reviewDueAt']
      const isDue = typeof due !== 'string' || due <= today
      readAgain()
      patch.execute([
        {
          set: {
            reviewedBy: {_type: 'reference', _ref: chosen},
            reviewedAt: today,
            reviewedDigest: reviewDigest(document, (wanted) => used.find(({_id}) => _id === wanted)),
            ...(isDue ? {reviewDueAt: addMonths(today, monthsToNext)?.slice(0, 10)} : {}),
          },
        },
      ])
      onDone()
    } catch (error) {
      setProblem(`Cannot sign: ${String(error)}`)
    }
  }

  const authors = isRecord(document) ? refsOf(document['authors']) : []
  const eligible = (reviewers ?? []).filter((reviewer) => !authors.includes(reviewer.id))
  return (
    <Card padding={3}>
      <Stack gap={4}>
        <Text>
          Whoever signs has read the article as it is now: its words, and those of the benefits, therapies, conditions
          and caveats that it shows. If any of these change, the review counts as outdated.
        </Text>
        {reviewers !== undefined && eligible.length === 0 ? (
          <Text>
            Nobody can sign yet. Add a person with credentials who is not an author of this article, and publish that
            person first.
          </Text>
        ) : (
          <Stack gap={2}>
            <Text as="label" htmlFor={selectId} size={1} weight="medium">
              Who has read it
            </Text>
            <Select
              id={selectId}
              value={chosen}
              onChange={(event: ChangeEvent<HTMLSelectElement>) => setChosen(event.currentTarget.value)}
            >
              <option value="">Choose the person</option>
              {eligible.map(({id: each, name, credentials}) => (
                <option key={each} value={each}>{`${name}, ${credentials}`}</option>
              ))}
            </Select>
          </Stack>
        )}
        {problem === undefined ? null : <Text role="alert">{problem}</Text>}
        <Button
          text="Sign as reviewed"
          tone="positive"
          disabled={chosen === ''}
          onClick={() => {
            void sign()
          }}
        />
      </Stack>
    </Card>
  )
}

const apiVersion = '2025-02-19'

/** When the next review is due, if no later day is set. */
const monthsToNext = 12

const reviewersQuery = /* groq */ `*[_type == "person" && kind != "team" && defined(credentials)] | order(name){_id, name, credentials}`
const usedQuery = /* groq */ `*[_id in $ids]`

/** The documents whose words the article shows. */
function usedIds(document: SanityDocument): string[] {
  const found = new Set<string>()
  reviewDigest(document, (id) => {
    found.add(publishedIdOf(id))
    return undefined
  })
  return [...found]
}

function toReviewer(value: unknown): Reviewer[] {
  if (!isRecord(value)) return []
  const {_id: id, name, credentials} = value
  return typeof id === 'string' && typeof name === 'string' && typeof credentials === 'string'
    ? [{id, name, credentials}]
    : []
}
