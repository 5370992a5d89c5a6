/** Where lists of doors are sent: the one address that takes more than 128 KB. */
export const uploadPath = '/office/premises/import';
