interface Deviation {
  file: RegExp;
  test?: RegExp;
  reason: string;
}

/** Tests that are not run, each for a reason that lies outside of the server or outside of its scope. */
const deviations: Deviation[] = [
  {
    file: /bypassDocumentValidation\.json/,
    test: /: false$/,
    reason: 'the Node driver leaves out an option that is false',
  },
  {
    file: /create-null-ids\.json/,
    reason: 'the Node driver replaces a null _id by one of its own',
  },
  {
    file: /client-bulkWrite-partialResults\.json/,
    test: /^partialResult is unset/,
    reason: 'the Node driver gives a result of zeros instead of none',
  },
  { file: /estimatedDocumentCount\.json/, test: /on views/, reason: 'needs views' },
  { file: /showExpandedEvents\.json/, test: /on views/, reason: 'needs views' },
  {
    file: /findOneAndUpdate-errorResponse\.json/,
    test: /document validation/,
    reason: 'needs document validators',
  },
  { file: /snapshot-sessions\.json/, reason: 'needs snapshot reads' },
  {
    file: /implicit-sessions-default-causal-consistency\.json/,
    test: /level is snapshot/,
    reason: 'needs snapshot reads',
  },
  { file: /clustered-indexes\.json/, reason: 'needs clustered collections' },
  { file: /timeseries-collection\.json/, reason: 'needs time-series collections' },
  {
    file: /runCursorCommand\.json/,
    test: /does not close the cursor when receiving an empty batch/,
    reason: 'needs capped collections',
  },
  {
    file: /^unified.bulkWrite\.json/,
    test: /^First insertOne is never committed/,
    reason: 'the Node driver names ids of documents that were not inserted',
  },
  {
    file: /^download\.json/,
    test: /final chunk is missing/,
    reason: 'the Node driver does not notice that the last chunk is missing',
  },
  {
    file: /gridfs-download(-serverErrors)?\.json/,
    reason: 'the Node driver asks with $eq where the test expects the bare value',
  },
];

/** Why a test is not run, if it isn't. */
export const deviation = (file: string, test: string): string | undefined =>
  deviations.find((each) => each.file.test(file) && (each.test?.test(test) ?? true))?.reason;
