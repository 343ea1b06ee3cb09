/** Upper limits for documents, assets and archives. Larger input is rejected. */
export const limits = {
  /** Size of one document as JSON, in bytes. */
  maxDocumentBytes: 2 * 1024 * 1024,
  /** Depth of nested arrays and objects. */
  maxNestingDepth: 64,
  /** Size of one image or file, in bytes. */
  maxAssetBytes: 50 * 1024 * 1024,
  /** Number of entries in an archive. */
  maxArchiveEntries: 200_000,
  /** Size of an unpacked archive, in bytes. */
  maxArchiveBytes: 8 * 1024 * 1024 * 1024,
  /** Ratio of unpacked to packed bytes of an archive. It applies once more than `archiveFreeBytes` are unpacked. */
  maxArchiveRatio: 200,
  archiveFreeBytes: 64 * 1024 * 1024,
} as const
