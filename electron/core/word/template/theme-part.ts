import type { TemplateReading } from '../../../../shared/contract/template-reading.ts';

/** The theme that Word offers whoever edits a file: fonts and colours of the template, under a name of ours. */
export function themePart({ fonts, colours }: Pick<TemplateReading, 'fonts' | 'colours'>): string {
  const colour = (name: string, value: string): string =>
    `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
  const font = (name: string, typeface: string): string =>
    `<a:${name}><a:latin typeface="${typeface}"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;
  const scheme = [
    colour('dk1', colours.text),
    colour('lt1', 'FFFFFF'),
    colour('dk2', colours.dark),
    colour('lt2', colours.light),
    ...colours.accents.map((accent, index) => colour(`accent${index + 1}`, accent)),
    colour('hlink', colours.link),
    colour('folHlink', colours.link),
  ].join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House style"><a:themeElements>' +
    `<a:clrScheme name="House style">${scheme}</a:clrScheme><a:fontScheme name="House style">` +
    `${font('majorFont', fonts.heading)}${font('minorFont', fonts.text)}</a:fontScheme>` +
    '</a:themeElements></a:theme>'
  );
}
