import { defineMiddleware } from 'astro:middleware';
import { lightEnough } from './lib/room.ts';

/** Renders a tool page, of which there is one for every tool, so that it stays light however much was found. */
export const onRequest = defineMiddleware(async ({ locals, routePattern }, next) => {
  if (routePattern.replace(/\/$/, '') !== '/tools/[server]/[tool]') return next();
  const html = await lightEnough(async (room) => {
    locals.room = room;
    return (await next()).text();
  });
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
});
