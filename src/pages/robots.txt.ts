/** What search engines may read: the public pages. Everything behind a sign-in or a code keeps to itself. */
import type { APIRoute } from 'astro';

const kept = ['/office', '/visit', '/assist', '/q', '/api', '/sign-in', '/invitation', '/preferences', '/large'];

export const GET: APIRoute = ({ locals }) => {
  const rules = [
    'User-agent: *',
    ...kept.map((path) => `Disallow: ${path}`),
    `Sitemap: ${new URL('/sitemap.xml', locals.site).href}`,
  ];
  return new Response(`${rules.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
