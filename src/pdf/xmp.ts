/** The XMP packet of a file: what it is (PDF/A-3a and PDF/UA-1), what it says of itself, what it was made from. */
import { type Identity, PRODUCER } from './identity.ts';

/** Namespace of our own properties. */
const GREFFE = 'urn:greffe:acte:1#';

/** Own properties: name, type, what it is. */
const PROPERTIES = [
  ['sourceSha256', 'Text', 'SHA-256 of the record carried by this file'],
  ['templateSha256', 'Text', 'SHA-256 of the template'],
  ['fontsSha256', 'Text', 'SHA-256 of the fonts'],
  ['rendering', 'Integer', 'Version of the rendering'],
] as const;

/** Of a file that draws a picture. */
const PICTURES = ['picturesSha256', 'Text', 'SHA-256 of the picture'] as const;

/** Of a file that is addressed. */
const ADDRESSEE = ['addresseeSha256', 'Text', 'SHA-256 of whom it is addressed to'] as const;

/**
 * The packet, read-only and without padding (ISO 16684-1, 7.3). Dates are days: `2024-09-12`.
 * PDF/A-3 knows neither pdfuaid nor our properties: an extension schema describes both (ISO 19005-3, 6.6.2.3).
 */
export function xmp(identity: Identity): string {
  const { id, title, author, subject, lang, date, hashes, rendering } = identity;
  const properties = [
    ...PROPERTIES,
    ...(hashes.pictures === undefined ? [] : [PICTURES]),
    ...(hashes.addressee === undefined ? [] : [ADDRESSEE]),
  ];
  const own = {
    picturesSha256: hashes.pictures ?? '',
    addresseeSha256: hashes.addressee ?? '',
    sourceSha256: hashes.source,
    templateSha256: hashes.template,
    fontsSha256: hashes.fonts,
    rendering: String(rendering),
  };
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:greffe="${GREFFE}" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:identifier>${escaped(id)}</dc:identifier>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${escaped(lang)}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
${properties.map(([name]) => `<greffe:${name}>${escaped(own[name])}</greffe:${name}>`).join('\n')}
<pdfaExtension:schemas><rdf:Bag>
${schema('PDF/UA identification', 'http://www.aiim.org/pdfua/ns/id/', 'pdfuaid', [['part', 'Integer', 'Part of ISO 14289 to which the file conforms']])}
${schema('Greffe', GREFFE, 'greffe', properties)}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function schema(
  title: string,
  uri: string,
  prefix: string,
  properties: readonly (readonly [name: string, type: string, description: string])[],
): string {
  const described = properties.map(
    ([name, type, description]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`,
  );
  return `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${title}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
${described.join('\n')}
</rdf:Seq></pdfaSchema:property></rdf:li>`;
}

/** Text as XML content. Characters that XML 1.0 cannot hold are not text of an act: they become U+FFFD. */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\u{fffd}')
    .replaceAll(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
