import {expect, it} from 'vitest'
import {toLibrary} from '../../../studio/pictures/library.ts'
import {replaceEverywhere} from '../../../studio/pictures/replace.ts'
import {plainPicture} from '../../pictures/make-picture.ts'
import {runLake} from '../../lake/running-lake.ts'

const figure = (id: string, fields: object = {}) => ({
  _type: 'figure',
  alt: 'A back',
  image: {_type: 'image', asset: {_type: 'reference', _ref: id}, crop: {left: 0.1, top: 0, right: 0, bottom: 0}},
  ...fields,
})

it('replaces a picture in drafts alone, in each document once, whatever its draft shows already', async () => {
  const {client} = await runLake()
  const [from, to] = await Promise.all(
    ['#336699', '#996633'].map(async (colour) => {
      const {bytes} = await plainPicture(40, 30, colour)
      return (await client.assets.upload('image', Buffer.from(bytes), {filename: `${colour}.png`}))._id
    }),
  )
  if (from === undefined || to === undefined) throw new Error('No pictures')
  const article = (id: string, heroImage: object) => ({_id: id, _type: 'article', title: id, heroImage})
  await client.create(article('published', figure(from)))
  await client.create(article('edited', figure(from)))
  await client.create({...article('drafts.edited', figure(from)), title: 'Edited'})
  await client.create(article('mended', figure(from)))
  await client.create(article('drafts.mended', figure(to)))
  await client.create(article('other', figure(to)))

  expect(await replaceEverywhere(client, from, to)).toBe(2)
  const read = (id: string) => client.getDocument(id)
  for (const id of ['drafts.published', 'drafts.edited']) {
    const document = await read(id)
    expect(document?.['heroImage']).toEqual({
      _type: 'figure',
      alt: 'A back',
      image: {_type: 'image', asset: {_type: 'reference', _ref: to}},
    })
  }
  expect((await read('drafts.edited'))?.['title']).toBe('Edited')
  // A crop that was drawn for this picture stays.
  expect((await read('drafts.mended'))?.['heroImage']).toEqual(figure(to))
  for (const id of ['published', 'edited', 'mended']) expect((await read(id))?.['heroImage']).toEqual(figure(from))
  expect(await read('drafts.other')).toBeUndefined()
})

it('the library counts a draft and its published document once, and puts what lacks words first', () => {
  const asset = (id: string) => ({
    _id: id,
    url: `https://x/${id}`,
    originalFilename: `${id}.png`,
    size: 1,
    width: 9,
    height: 9,
  })
  const library = toLibrary({
    assets: ['unused', 'credited', 'bare', 'silent'].map(asset),
    documents: [
      {_id: 'a', _type: 'article', title: 'A', heroImage: figure('silent', {alt: ''}), body: []},
      {_id: 'drafts.a', _type: 'article', title: 'A', heroImage: figure('silent', {alt: ''}), body: []},
      {
        _id: 'b',
        _type: 'article',
        title: 'B',
        heroImage: figure('credited', {credit: 'Ann'}),
        body: [{...figure('bare'), _key: 'f'}],
      },
      {_id: 'c', _type: 'article', title: 'C', heroImage: figure('credited', {credit: 'Ann'})},
      {_id: 'drafts.c', _type: 'article', title: 'C', heroImage: figure('bare')},
    ],
  })
  expect(
    library.map(({id, uses, lacksAlt, lacksCredit}) => [
      id,
      uses.map((use) => `${use.title} ${use.place}`),
      lacksAlt,
      lacksCredit,
    ]),
  ).toEqual([
    ['silent', ['A main picture'], true, true],
    ['bare', ['B in the text', 'C main picture'], false, true],
    ['credited', ['B main picture', 'C main picture'], false, false],
    ['unused', [], false, false],
  ])
  expect(library[2]?.uses.map(({isOnlyPublished}) => isOnlyPublished)).toEqual([false, true])
})
