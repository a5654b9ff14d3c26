import { createHash } from 'node:crypto';
import { z } from 'zod';
import { stringifyJson } from './json.ts';
import { Tool, type JsonObject } from './model.ts';
import { slugOf } from './slug.ts';

const textOrAbsent = z.string().optional().catch(undefined);

/** The manifest of one server: what it said of itself, and its tools as they came, before any is judged. */
export const Manifest = z.object({
  serverInfo: z.object({ name: textOrAbsent, title: textOrAbsent, version: textOrAbsent }).optional().catch(undefined),
  protocolVersion: textOrAbsent,
  instructions: textOrAbsent,
  tools: z.array(z.unknown()),
});
export type Manifest = z.infer<typeof Manifest>;

/** A tool of a manifest with its place in it. */
export interface ListedTool {
  /** Index in the manifest's `tools`. */
  position: number;
  /** 1 for the first tool of its name, 2 for the next of the same name, … */
  occurrence: number;
  slug: string;
  tool: Tool;
  /** The tool as it came, with the fields that we do not read. */
  definition: JsonObject;
}

/** The tools that can be read, and how many entries were no tool at all (not an object, or without a name). */
export function readTools(manifest: Manifest): { tools: ListedTool[]; dropped: number } {
  const tools: ListedTool[] = [];
  const seen = new Map<string, number>();
  for (const [position, definition] of manifest.tools.entries()) {
    const tool = Tool.safeParse(definition);
    if (!tool.success) continue;
    const occurrence = (seen.get(tool.data.name) ?? 0) + 1;
    seen.set(tool.data.name, occurrence);
    const slug = slugOf(tool.data.name, occurrence);
    tools.push({ position, occurrence, slug, tool: tool.data, definition: definition as JsonObject });
  }
  return { tools, dropped: manifest.tools.length - tools.length };
}

/** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The text that a manifest is stored and hashed as. */
export function writeManifest({ serverInfo, protocolVersion, instructions, tools }: Manifest): string {
  return stringifyJson({
    ...(serverInfo && { serverInfo: withoutAbsent(serverInfo) }),
    ...(protocolVersion !== undefined && { protocolVersion }),
    ...(instructions !== undefined && { instructions }),
    tools,
  });
}

function withoutAbsent(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
