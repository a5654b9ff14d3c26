import { openGrantFiles, type GrantFiles } from '../../gateway/grants/files.ts';
import { UsageError } from '../errors.ts';

/** @throws UsageError with all that is wrong in the policy or the pins */
export function assertReadable(files: GrantFiles): void {
  const problem = problemIn(files);
  if (problem !== undefined) throw new UsageError(problem);
}

/** Why the files of a grant are refused, as they are now. */
export function problemIn(files: GrantFiles): string | undefined {
  const read = openGrantFiles(files, { changed: () => undefined, warn: () => undefined });
  const problem = read.problem();
  read.close();
  return problem;
}
