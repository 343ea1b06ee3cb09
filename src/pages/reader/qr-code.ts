import type {Element} from 'hast'
import {s} from 'hastscript'
// Its types know the default export alone.
// eslint-disable-next-line import/no-named-as-default
import qrcode from 'qrcode-generator'

/** Draws an address as a QR code (ISO/IEC 18004), for paper. It is black on white, whatever the colours of the page. */
export function qrCode(address: string, label: string): Element {
  const code = qrcode(0, 'M')
  code.addData(address)
  code.make()
  const side = code.getModuleCount()
  const rows = Array.from({length: side}, (_, row) => runs(side, (column) => code.isDark(row, column), row))
  const size = side + 2 * quiet
  return s('svg', {className: ['qr'], viewBox: `${-quiet} ${-quiet} ${size} ${size}`, role: 'img', ariaLabel: label}, [
    s('rect', {x: -quiet, y: -quiet, width: size, height: size, fill: '#fff'}),
    s('path', {d: rows.join(''), fill: '#000'}),
  ])
}

/** The empty edge that readers of codes need, in modules. */
const quiet = 4

/** The dark runs of a row, as lines one module high. */
function runs(side: number, isDark: (column: number) => boolean, row: number): string {
  let path = ''
  for (let column = 0; column < side; column += 1) {
    if (!isDark(column)) continue
    const start = column
    while (column + 1 < side && isDark(column + 1)) column += 1
    path += `M${start} ${row}h${column - start + 1}v1h-${column - start + 1}z`
  }
  return path
}
