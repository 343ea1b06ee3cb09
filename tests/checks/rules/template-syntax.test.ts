import {expect, it} from 'vitest'
import {article, block, runRule, span} from '../run-rule.ts'

it('accepts braces in code that no generator reads, and templates in prose', () => {
  const body = [block('b', [span('{ a: 1 }', 'code'), span(' {{ name }} {% if %}')])]
  expect(runRule('template-syntax', [article('a', {body})])).toEqual([])
})

it.each(['{{ name }}', '{% if %}', '{{< figure >}}', '{#id}'])('refuses %s in code', (text) => {
  expect(runRule('template-syntax', [article('a', {body: [block('b', [span(text, 'code')])]})])).toMatchObject([
    {path: 'body[_key=="b"].children[_key=="s0"].text'},
  ])
})
