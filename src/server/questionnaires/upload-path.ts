/** Where questionnaires are sent: one of two addresses that take more than 128 KB. */
export const questionnaireUploadPath = '/office/questionnaires/upload';
