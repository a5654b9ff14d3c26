import { z } from 'zod';

/** Lists in metadata are for people to read; nobody reads more. */
const MOST_ENTRIES = 200;

/** Texts of a metadata document. What is no short, plain text is left out. */
const Texts = z
  .array(z.unknown())
  .transform((entries) => entries.filter(isPlain).slice(0, MOST_ENTRIES))
  .catch([]);

/** Control characters have no place in a name, an address or a scope. */
function isPlain(entry: unknown): entry is string {
  return typeof entry === 'string' && entry.length > 0 && entry.length <= 500 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(entry);
}

/** OAuth 2.0 protected resource metadata (RFC 9728): what we use of it. */
export const ResourceMetadata = z.object({
  resource: z.string().refine(isPlain),
  authorization_servers: Texts.optional(),
  scopes_supported: Texts.optional(),
});
export type ResourceMetadata = z.infer<typeof ResourceMetadata>;

/** OAuth 2.0 authorization server metadata (RFC 8414), or OpenID Connect's: what we use of them. */
export const ServerMetadata = z.object({
  issuer: z.string().refine(isPlain),
  registration_endpoint: z.string().optional().catch(undefined),
  client_id_metadata_document_supported: z.boolean().optional().catch(undefined),
  code_challenge_methods_supported: Texts.optional(),
  scopes_supported: Texts.optional(),
});
export type ServerMetadata = z.infer<typeof ServerMetadata>;

/** Where the metadata of a resource are, when it does not say. */
export function resourceMetadataUrls({ origin, pathname, search }: URL): string[] {
  const root = `${origin}/.well-known/oauth-protected-resource`;
  return pathname === '/' && search === '' ? [root] : [`${root}${pathname}${search}`, root];
}

/** Where the metadata of an authorization server are: with a path, in one of three places. */
export function serverMetadataUrls({ origin, pathname }: URL): string[] {
  const path = pathname.replace(/\/$/, '');
  const urls = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}/.well-known/openid-configuration${path}`,
  ];
  return path === '' ? urls : [...urls, `${origin}${path}/.well-known/openid-configuration`];
}

/** Whether metadata speak of this server: their resource is its address, or one above it. */
export function isResourceOf(resource: string, { origin, pathname }: URL): boolean {
  const named = URL.parse(resource);
  const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
  return named?.origin === origin && withSlash(pathname).startsWith(withSlash(named.pathname));
}
