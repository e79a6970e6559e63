/** The known word that is most like the one written, for "did you mean". */
export function nearest(word: string, known: readonly string[]): string {
  const ranked = known.map((name) => ({ name, distance: editDistance(word, name) }));
  return ranked.reduce((best, next) => (next.distance < best.distance ? next : best)).name;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
