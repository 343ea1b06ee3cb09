/** What stands inside the body of a mail, for services that bring a document of their own. Without empty lines. */
export function mailBody(html: string): string {
  const [, body] = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html) ?? []
  return (body ?? html).replace(/\n\s*\n/gu, '\n').trim()
}
