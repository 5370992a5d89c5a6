/** The icon of the home screen: the one of the site, on paper ground. */
import type { APIRoute } from 'astro';
import icon from '../../layouts/icon.svg?raw';

export const prerender = true;

export const GET: APIRoute = () => new Response(icon, { headers: { 'content-type': 'image/svg+xml' } });
