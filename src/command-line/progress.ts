import {WriteStream} from 'node:tty'
import {SingleBar} from 'cli-progress'
import type {TextStream} from './command.ts'
import {count} from '../checks/reports/wording.ts'

/** Shows how far a long task is. Each step replaces the one before. */
export interface Progress {
  /** Begins a step. Without a total, it only counts what is done. */
  readonly start: (title: string, total?: number) => void
  readonly tick: () => void
  readonly stop: () => void
}

/** Shows a bar on a terminal, and plain lines anywhere else. */
export function createProgress(stream: TextStream): Progress {
  return stream instanceof WriteStream ? createBarProgress(stream) : createPlainProgress(stream)
}

function createBarProgress(stream: WriteStream): Progress {
  let bar: SingleBar | undefined
  const stop = (): void => {
    bar?.stop()
    bar = undefined
  }
  return {
    start: (title, total) => {
      stop()
      const format = total === undefined ? `${title}  {value}` : `${title}  {bar}  {value} of {total}  {eta_formatted}`
      bar = new SingleBar({
        format,
        stream,
        clearOnComplete: true,
        stopOnComplete: false,
        hideCursor: true,
        barsize: 30,
        etaBuffer: 200,
      })
      bar.start(total ?? 0, 0)
    },
    tick: () => bar?.increment(),
    stop,
  }
}

const interval = 2000

/** Writes plain lines for logs: one at the start of a step, then at most one every two seconds. */
function createPlainProgress(stream: TextStream): Progress {
  let title = ''
  let total: number | undefined
  let done = 0
  let last = 0
  return {
    start: (newTitle, newTotal) => {
      title = newTitle
      total = newTotal
      done = 0
      last = performance.now()
      stream.write(`${title}${total === undefined ? '' : ` (${count(total, 'document')})`}\n`)
    },
    tick: () => {
      done += 1
      if (done % 50 !== 0 || performance.now() - last < interval) return
      last = performance.now()
      stream.write(
        `${title}: ${done.toLocaleString('en')}${total === undefined ? '' : ` of ${total.toLocaleString('en')}`}\n`,
      )
    },
    stop: () => {},
  }
}
