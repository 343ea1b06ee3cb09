import unhomoglyph from 'unhomoglyph'

/**
 * Folds a text to what a reader sees: signs that take no room are removed, wide and styled letters become plain ones, and
 * letters of other scripts that look like Latin ones become these, so that no such sign hides a word. Look-alikes are
 * those of Unicode (https://www.unicode.org/reports/tr39/#Confusable_Detection).
 */
export function fold(text: string): string {
  // eslint-disable-next-line no-control-regex -- plain text needs no folding
  if (/^[\x20-\x7E\n\tÄÖÜäöüß’‘“”„–—…]*$/.test(text)) return text.replaceAll('’', "'").replaceAll('‘', "'")
  const plain = text
    .replaceAll('\u03F2', 'c')
    .replace(/[\u2010\u2011]/gu, '-')
    .normalize('NFKC')
    .replace(invisible, '')
    .normalize('NFD')
    .replace(/(?<=[aou])\u0308/giu, umlaut)
    .replace(/\p{M}/gu, '')
    .replaceAll(umlaut, '\u0308')
    .normalize('NFC')
  return [...plain]
    .map((sign) => smallCapitals.get(sign) ?? (foreign.test(sign) ? unhomoglyph(sign) : sign))
    .join('')
    .replace(/[’‘`´]/gu, "'")
}

const smallCapitals: ReadonlyMap<string, string> = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((sign, index) => [sign, 'abcdefghijklmnoprstuvwyz'.charAt(index)]),
)

/** Stands for the two dots of an umlaut while other marks are removed. */
const umlaut = '\uF8FF'

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Letters of the scripts that have look-alikes of Latin letters. */
const foreign =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\u0131\u0237]/u
