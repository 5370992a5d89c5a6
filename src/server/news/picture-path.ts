/** Where pictures of news are sent; beside lists of doors the one address that takes more than 128 KB. */
export const picturePath = '/office/news/picture';
