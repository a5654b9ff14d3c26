import { CONTENT_SECURITY_HEADER } from '../lib/content-security.ts';

/** Days that a security.txt is good for after the catalog's newest date; RFC 9116 asks for less than a year. */
const GOOD_FOR_DAYS = 180;

/** `robots.txt`: everything may be read, and where the sitemaps are. `root` is the absolute address of the site. */
export function robotsText(root: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${root}sitemap-index.xml\n`;
}

/** `/.well-known/security.txt` (RFC 9116). `newest` is the newest date of the catalog, ISO 8601. */
export function securityText(root: string, repository: string, newest: string): string {
  const expires = new Date(Date.parse(newest) + GOOD_FOR_DAYS * 86_400_000).toISOString();
  const onGitHub = new URL(repository).hostname === 'github.com';
  return [
    `Contact: ${repository}${onGitHub ? '/security/advisories/new' : '/issues'}`,
    `Expires: ${expires}`,
    'Preferred-Languages: en',
    `Canonical: ${root}.well-known/security.txt`,
    '',
  ].join('\n');
}

/** `_headers`, which Cloudflare Pages and Netlify read. `base` is what the site is served under, with slashes. */
export function headersText(base: string): string {
  return `# Read by hosts such as Cloudflare Pages and Netlify; on others, send these headers by other means.
${base}*
  Content-Security-Policy: ${CONTENT_SECURITY_HEADER}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Cache-Control: public, max-age=600

${base}v0.1/*
  Content-Type: application/json

${base}_astro/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`;
}
