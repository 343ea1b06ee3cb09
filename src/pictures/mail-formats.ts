/** Image formats that every mail program shows (https://www.caniemail.com/search/?s=image%20format). */
export const mailPictureFormats: ReadonlySet<string> = new Set(['gif', 'jpeg', 'jpg', 'png'])
