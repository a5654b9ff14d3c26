import { hashOf } from '../../../catalog/lookup-key.ts';
import type { ComparedTool } from '../../../policy/stack/facts.ts';

/** What the page that compares servers needs of one. */
export interface ServerCard {
  title: string;
  /** Where its tools were read from, when that is a package: the hash of the package's key, and the version. */
  read?: { key: string; version: string };
  /** Left out when nobody knows which tools it has. */
  tools?: ComparedTool[];
}

/** Which file has the card and the policy of a server: what is asked for does not name the server. */
export function shardOf(slug: string, digits: number): string {
  return hashOf(`slug:${slug}`).slice(0, digits);
}
