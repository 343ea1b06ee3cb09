import type {Nodes} from 'mdast'
import {counted, refuse, textLimits, type TextLimits} from '../limits.ts'

/**
 * Refuses text that is too large or too deep before it is parsed: a few hundred nested lists take seconds to parse, and
 * a few thousand nested quotes overflow the stack.
 *
 * @throws {TextLimitError}
 */
export function checkText(text: string, {maxCharacters, maxDepth}: TextLimits = textLimits): void {
  if (text.length > maxCharacters) refuse('text of', `${counted(text.length)} characters`, maxCharacters, 'characters')
  let open: string | undefined
  for (const line of text.split(/\r\n?|\n/)) {
    const [, ticks] = fence.exec(line) ?? []
    if (open !== undefined) {
      if (ticks !== undefined && ticks.startsWith(open) && line.trim() === ticks) open = undefined
      continue
    }
    if (ticks !== undefined) open = ticks
    const deep = depthOfLine(line)
    if (deep > maxDepth) refuse('text nested', `${counted(deep)} levels deep`, maxDepth, 'levels')
  }
  for (const paragraph of paragraphsOf(text.split(/\r\n?|\n/))) checkParagraph(paragraph)
}

/**
 * Refuses a tree that is too deep to walk or has too many nodes.
 *
 * @throws {TextLimitError}
 */
export function checkTree(tree: Nodes, {maxDepth, maxNodes}: TextLimits = textLimits): void {
  let total = 0
  // A nested list is one level for people and two levels in the tree: the list and its item.
  const maxLevels = maxDepth * 2 + 10
  for (let level: Nodes[] = [tree], deep = 0; level.length > 0; deep += 1) {
    total += level.length
    if (total > maxNodes) refuse('text of more than', `${counted(maxNodes)} nodes`, maxNodes, 'nodes')
    if (deep > maxLevels) refuse('text nested more than', `${counted(maxDepth)} levels deep`, maxDepth, 'levels')
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
}

const fence = /^ {0,3}(`{3,}|~{3,})/

const marker = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y

/** Estimates the nesting depth of a line from its quote and list markers and its indentation. */
function depthOfLine(line: string): number {
  marker.lastIndex = 0
  let depth = 0
  let end = 0
  while (marker.test(line)) {
    depth += 1
    end = marker.lastIndex
  }
  if (depth === 0) return 0
  const indentation = line.length - line.trimStart().length
  return depth + Math.floor(Math.min(indentation, end) / 2)
}

const tableDelimiter = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t|:-]*)?$/

const startsAlone = /^[ \t]*(?:[-+*][ \t]|#{1,6}[ \t])/

/** Groups lines that may form one paragraph, by rules that hold in any container. A table row is a group of its own. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = []
  let current: string[] = []
  let isTable = false
  const end = (): void => {
    if (current.length > 0) paragraphs.push(current)
    current = []
  }
  for (const line of lines) {
    const isBlank = line.trim() === ''
    isTable = !isBlank && (isTable || (current.length === 1 && tableDelimiter.test(line)))
    if (isBlank || isTable || startsAlone.test(line)) end()
    if (!isBlank) current.push(line)
  }
  end()
  return paragraphs
}

/** The limits of one paragraph. The time to parse it grows with the square of each of these numbers. */
const paragraphLimits = {
  /** Runs of stars, underscores and tildes. */
  marks: 4000,
  /** Opening brackets in a row, with nothing but `!` and spaces between them. */
  brackets: 1000,
  /** Different lengths of runs of backticks. */
  codeFences: 100,
  /** Lines of a paragraph in a quote or a list item. Such lines may lack the marker (lazy continuation lines). */
  lazyLines: 5000,
}

function checkParagraph(lines: readonly string[]): void {
  const text = lines.join('\n')
  const marks = text.match(/[*_~]+/g)?.length ?? 0
  if (marks > paragraphLimits.marks)
    refuse('a paragraph with', `${counted(marks)} runs of *, _ and ~`, paragraphLimits.marks, 'runs')
  let brackets = 0
  for (const [run] of text.matchAll(/(?:!?\[[^\S\n]*){100,}/g)) brackets = Math.max(brackets, run.length)
  if (brackets > paragraphLimits.brackets)
    refuse('text with', `${counted(brackets)} brackets in a row`, paragraphLimits.brackets, 'brackets')
  const fences = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length)).size
  if (fences > paragraphLimits.codeFences)
    refuse('a paragraph with', `${counted(fences)} lengths of backticks`, paragraphLimits.codeFences, 'lengths')
  if (lines.length > paragraphLimits.lazyLines && depthOfLine(lines[0] ?? '') > 0)
    refuse('a paragraph of', `${counted(lines.length)} lines`, paragraphLimits.lazyLines, 'lines in a quote or list')
}
