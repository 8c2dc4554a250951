/** What makes the file PDF/A-3a (ISO 19005-3) besides its tags and metadata: the colours it speaks of, and the record it carries. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type Container, LEVEL, LEVEL_ONCE, sRgb, textString } from './container.ts';
import type { Identity } from './identity.ts';
import { dayText, name, text } from './syntax.ts';

/** The sRGB profile and its intent, deflated once for all documents. */
let intent: { readonly data: ReturnType<typeof sRgb>['intent']; readonly profile: Uint8Array } | null = null;

/** All colours of a document are sRGB (ISO 19005-3, 6.2.4.3). */
export function writeOutputIntent(container: Container): void {
  if (intent === null) {
    const { intent: data, profile } = sRgb();
    intent = { data, profile: deflateSync(profile, { level: LEVEL_ONCE }) };
  }
  const profile = container.stream({ N: 3, Filter: 'FlateDecode' }, intent.profile);
  container.catalog({ OutputIntents: [{ ...intent.data, DestOutputProfile: profile.object }] });
}

/** RFC 9512. */
const YAML = 'application/yaml';

/**
 * The record, as the associated file « Source » of the document (ISO 19005-3, 6.8). Our own, because pdfkit's gives a checksum of
 * the wrong kind, no name in Unicode, and dates from the disk (W7).
 */
export function attachSource(container: Container, { source, date }: Identity): void {
  const file = container.stream(
    {
      Type: 'EmbeddedFile',
      Subtype: name(YAML).slice(1),
      Filter: 'FlateDecode',
      Params: {
        Size: source.bytes.length,
        CreationDate: textString(dayText(date)),
        ModDate: textString(dayText(date)),
        CheckSum: createHash('md5').update(source.bytes).digest(),
      },
    },
    deflateSync(source.bytes, { level: LEVEL }),
  );
  const specification = container.reserve();
  const title = text(source.name);
  container.put(
    specification,
    `<</Type/Filespec/F${title}/UF${title}/Desc${text(source.description)}/AFRelationship/Source/EF<</F ${file.at}/UF ${file.at}>>>>`,
  );
  const embedded = container.reserve();
  container.put(embedded, `<</Names[${title} ${specification.at}]>>`);
  container.names({ EmbeddedFiles: embedded.object });
  container.catalog({ AF: [specification.object] });
}
