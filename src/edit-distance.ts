/**
 * How many letters must be put in, left out, exchanged or swapped with their neighbour to make one word of the other.
 * The packages for it reserve a table of 256 KiB at every start; this is for names of a dozen letters, on a bad day.
 */
export function editDistance(one: string, other: string): number {
  const rows: number[][] = []
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let i = 0; i <= one.length; i++) {
    const row: number[] = []
    rows.push(row)
    for (let j = 0; j <= other.length; j++) {
      if (i === 0 || j === 0) {
        row.push(i + j)
        continue
      }
      const same = one[i - 1] === other[j - 1]
      // Before the first letter is undefined, which is no letter of the other word.
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (same ? 0 : 1),
          swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(one.length, other.length)
}
