/** What a page of this site may load and do: in a meta element of each page, and as a header where a host sends ours. */
export const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** A meta element cannot say who may frame a page; a header can. */
export const CONTENT_SECURITY_HEADER = `${CONTENT_SECURITY}; frame-ancestors 'none'`;
