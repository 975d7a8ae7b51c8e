// How far a worker has come, in words.
export function wordsOf(percent) {
  if (percent === null || percent === undefined) {
    return "Waiting for its turn";
  }
  // The last part of the work is done in one go, after everything has been read.
  return percent >= 100 ? "Nearly done" : `${percent}% done`;
}
