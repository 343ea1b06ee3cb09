/** What a document may be at most. Larger input is refused before anything is done with it. */
export const limits = {
  /** Bytes of one document as JSON. */
  maxDocumentBytes: 2 * 1024 * 1024,
  /** Arrays and objects within each other. */
  maxNestingDepth: 64,
  /** Bytes of one picture or file. */
  maxAssetBytes: 50 * 1024 * 1024,
  /** Entries of an archive. */
  maxArchiveEntries: 200_000,
  /** Bytes of an archive, unpacked. */
  maxArchiveBytes: 8 * 1024 * 1024 * 1024,
  /** How much larger an archive may be unpacked than packed, once it is over `archiveFreeBytes`. */
  maxArchiveRatio: 200,
  archiveFreeBytes: 64 * 1024 * 1024,
} as const
