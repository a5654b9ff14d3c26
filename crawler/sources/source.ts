import type { Server } from '../../catalog/model.ts';

/** A record that was left out, and why. */
export interface Dropped {
  /** Where it is, for example `data/servers.json:12`. */
  where: string;
  reason: string;
}

/** A place that names MCP servers: a registry, or a list. */
export interface Source {
  id: string;
  title: string;
  /** What its publisher allows, in one sentence. */
  terms: string;
  /**
   * Every record once, as a server or as dropped. Throws only when the source as a whole cannot be read; the message
   * then says what to do.
   */
  servers: () => AsyncIterable<Server | Dropped>;
}
