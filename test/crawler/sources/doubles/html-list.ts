import { startLoopback, type Double } from './loopback.ts';

export interface HtmlDouble extends Double {
  /** By path; a query such as `?locale=de` makes no difference, except that of `page`. */
  pages: Record<string, string>;
}

/** A site of pages for people, with ETags. */
export async function startHtml(pages: Record<string, string>): Promise<HtmlDouble> {
  const double = await startLoopback(
    (url) => {
      const number = url.searchParams.get('page');
      const body = html.pages[number === null ? url.pathname : `${url.pathname}?page=${number}`];
      if (body === undefined) return { status: 404, type: 'text/html', body: '<h1>Not found</h1>' };
      return { type: 'text/html; charset=utf-8', body };
    },
    { etags: true },
  );
  const html: HtmlDouble = Object.assign(double, { pages });
  return html;
}

/** One server of a list page. A quality badge is glued to the name, as such sites do. */
export function card(name: string, more = ''): string {
  return `<article class="card">
    <h3><a href="/servers/${encodeURIComponent(name)}">${name}<span class="badge">A</span></a></h3>
    <p class="about">What <b>${name}</b>
      is for</p>
    <a class="repo" href="https://github.com/acme/${encodeURIComponent(name)}">Code</a>${more}
  </article>`;
}

/** The page of one server with its tools, each with a quality badge inside the link. */
export function toolsPage(name: string, tools: [name: string, description: string][]): string {
  const rows = tools.map(
    ([tool, about]) => `<tr><td><a href="#${tool}">${tool}<span class="grade">A</span></a></td><td>${about}</td></tr>`,
  );
  return `<main><h1>${name}</h1>
    <h2>Server Configuration</h2>
    <table class="configuration"><tr><th>Name</th><th>Required</th><th>Description</th><th>Default</th></tr>
      <tr><td><code>ACME_TOKEN</code></td><td>Yes</td><td>Your token</td><td></td></tr></table>
    <h2>Tools</h2>
    <table class="tools"><tr><th>Name</th><th>Description</th></tr>${rows.join('')}</table></main>`;
}
