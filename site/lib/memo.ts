/** A function that computes its answer once. */
export function remember<T>(compute: () => T): () => T {
  let answer: { value: T } | undefined;
  return () => (answer ??= { value: compute() }).value;
}

/** A function that keeps its `size` latest answers. */
export function rememberLatest<K, T>(size: number, compute: (key: K) => T): (key: K) => T {
  const answers = new Map<K, { value: T }>();
  return (key) => {
    const answer = answers.get(key) ?? { value: compute(key) };
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > size && oldest !== undefined) answers.delete(oldest);
    return answer.value;
  };
}
