/** Returns what is inside `<body>`, without empty lines, for services that supply their own document. */
export function mailBody(html: string): string {
  const [, body] = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html) ?? []
  return (body ?? html).replace(/\n\s*\n/gu, '\n').trim()
}
