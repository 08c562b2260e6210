import { finding, type FileRule } from '../finished-file.ts';

/** The text of a link says where it goes, read alone (WCAG 2.4.4). */
export const linkSaysNothing: FileRule = ({ links }) =>
  links.filter(({ text }) => saysNothing(text)).map((link) => finding('link-says-nothing', link));

const empty = new Set(
  (
    'here,click here,click,this,this link,link,the link,links,more,read more,see more,more information,find out more,' +
    'read,see,see here,view,view here,download,download here,open,page,this page,website,web page,site,document,' +
    'this document,attached,attachment,pdf,word,report here,available here,read here,go,url,details,info'
  ).split(','),
);

function saysNothing(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/[\s.:;,!?()[\]<>“”"'‘’…→»-]+/g, ' ')
    .trim();
  return words === '' || empty.has(words) || /^<?(?:https?:\/\/|www\.)\S+>?$/i.test(text.trim());
}
