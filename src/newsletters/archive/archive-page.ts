import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {labelsFor} from '../../site/labels.ts'
import {outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {directionOf} from '../../site/direction.ts'
import {dayOf} from '../../pages/html/day.ts'
import {style} from '../../pages/html/style.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'
import type {ArchivedIssue} from './archived-issue.ts'

/** Renders the page that lists past issues. Its links are relative, so that they work wherever the page is hosted. */
export function renderArchivePage(issues: readonly ArchivedIssue[], site: Site, title: string): RenderedFile {
  const {mail} = labelsFor(site.language)
  const tree = h('html', {lang: site.language, dir: directionOf(site.language)}, [
    h('head', [
      h('meta', {charSet: 'utf-8'}),
      h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
      h('title', title),
      h('link', {rel: ['alternate'], type: 'application/rss+xml', title, href: beside(outputPaths.newsletterRss)}),
      h('link', {rel: ['alternate'], type: 'application/feed+json', title, href: beside(outputPaths.newsletterFeed)}),
      h('style', style),
    ]),
    h('body', [
      h('header', [h('h1', title), h('p', {className: ['lead']}, site.description ?? site.publisher)]),
      h('main', [
        h('h2', mail.allIssues),
        issues.length === 0
          ? h('p', mail.noIssues)
          : h(
              'ul',
              issues.map(({title: subject, summary, date_published: at, language, _bodytext: {issue, slug}}) =>
                h('li', [
                  h('p', [
                    h('a', {href: `${encodeURIComponent(slug)}/index.html`, lang: language, dir: 'auto'}, subject),
                    h('br'),
                    `${issue} · `,
                    dayOf(at),
                    h('br'),
                    h('span', {lang: language, dir: 'auto'}, summary),
                  ]),
                ]),
              ),
            ),
        h('p', [
          h('a', {href: beside(outputPaths.newsletterRss)}, 'RSS'),
          ' · ',
          h('a', {href: beside(outputPaths.newsletterFeed)}, 'JSON Feed'),
        ]),
      ]),
    ]),
  ])
  return {path: outputPaths.newsletterArchive, text: `<!doctype html>\n${toHtml(tree)}\n`}
}

function beside(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
