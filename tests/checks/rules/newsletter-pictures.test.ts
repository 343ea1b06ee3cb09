import {expect, it} from 'vitest'
import {article, newsletter, ref, refs, runRule} from '../run-rule.ts'

const figure = (format: string) => ({alt: 'A', image: {asset: ref(`image-abc-800x600-${format}`)}})
const settings = (format: string) => ({
  _id: 'siteSettings',
  _type: 'siteSettings',
  siteUrl: 'https://example.org',
  logo: figure(format),
})
const issue = newsletter('n', {sections: [{_key: 's', selection: 'picked', articles: refs('a')}]})

it.each(['png', 'jpg', 'gif'])('accepts %s', (format) => {
  expect(runRule('newsletter-pictures', [settings(format), article('a', {heroImage: figure(format)}), issue])).toEqual(
    [],
  )
})

it('reports kinds that mail programs do not show', () => {
  expect(
    runRule('newsletter-pictures', [settings('svg'), article('a', {title: 'A', heroImage: figure('webp')}), issue]),
  ).toEqual([
    {
      id: 'n',
      path: '',
      reason: 'Cannot show the logo, a picture of type svg, expected PNG or JPEG: the name stands in its place',
    },
    {
      id: 'n',
      path: 'sections[_key=="s"].articles[_key=="a"]',
      reason: 'Cannot show the picture of `A`, of type webp, expected PNG or JPEG: it is left out of the mail',
    },
  ])
})
