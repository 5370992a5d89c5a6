/**
 * Says once that the end of the page stands on the screen, in browsers whose styles cannot (styles/publicity.css), and on pages too short to
 * scroll. Nothing is sent but the request for an empty picture.
 */
const end = document.querySelector('[data-page-end]');
const scrolls = document.documentElement.scrollHeight > window.innerHeight;
const stylesCan = CSS.supports('animation-timeline: view()') && CSS.supports('animation-range: entry 100% normal');

if (end !== null && !(stylesCan && scrolls)) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    new Image().src = '/reach/end';
  });
  observer.observe(end);
}
