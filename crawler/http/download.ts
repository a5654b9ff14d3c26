import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { follow } from './follow.ts';
import { checkType, permitFor } from './get.ts';
import type { Question } from './http.ts';
import type { Network } from './network.ts';
import type { Robots } from './robots.ts';

export interface Downloaded {
  /** After redirects. */
  url: string;
  /** In hexadecimal. */
  sha256: string;
  bytes: number;
}

/**
 * Writes an answer to a file. Nothing is left of it when this fails.
 * @throws HttpError
 * @throws what the file system throws
 */
export async function download(
  network: Network,
  robots: Robots,
  address: string,
  path: string,
  question: Question,
): Promise<Downloaded> {
  const accept = question.accept ?? 'application/octet-stream, application/zip';
  return follow(network, address, {
    // Without validators: there has to be a file at the end.
    question: { ...question, validators: undefined },
    accept,
    isPatient: true,
    permit: permitFor(network, robots, question.hosts),
    use: async (arrived) => {
      checkType(arrived, accept);
      return { url: arrived.url.href, ...(await write(arrived.chunks, path)) };
    },
  });
}

async function write(chunks: AsyncIterable<Buffer>, path: string): Promise<Omit<Downloaded, 'url'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'w');
  let isWhole = false;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    isWhole = true;
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    await file.close();
    if (!isWhole) await rm(path, { force: true });
  }
}
