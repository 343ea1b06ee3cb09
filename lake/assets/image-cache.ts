interface Image {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly extension: string
}

const maxBytes = 64 * 1024 * 1024

/** Keeps pictures that were made, up to some megabytes, and makes each only once at a time. */
export const createImageCache = () => {
  const kept = new Map<string, Promise<Image | undefined>>()
  const sizes = new Map<string, number>()
  let size = 0

  const forget = (key: string): void => {
    size -= sizes.get(key) ?? 0
    sizes.delete(key)
    kept.delete(key)
  }

  return (key: string, make: () => Promise<Image | undefined>): Promise<Image | undefined> => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    kept.set(key, made)
    made.then(
      (image) => {
        const cost = image?.bytes.byteLength ?? 0
        sizes.set(key, cost)
        size += cost
        for (const oldest of sizes.keys()) {
          if (size <= maxBytes) break
          forget(oldest)
        }
        return image
      },
      () => forget(key),
    )
    return made
  }
}
