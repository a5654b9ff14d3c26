import type { z } from 'zod';
import type { Catalog } from '../../catalog/database.ts';

/** One tool of the server: what a client is told of it, and what it answers from the catalog. */
export interface CatalogTool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  /** @throws UsageError with what to ask instead, which the client reads as the answer of a failed call */
  answer: (input: z.infer<Input>, db: Catalog) => z.infer<Output> | Promise<z.infer<Output>>;
}

/** Keeps the types of the input and the output together. */
export function catalogTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: CatalogTool<Input, Output>,
): CatalogTool<Input, Output> {
  return tool;
}
