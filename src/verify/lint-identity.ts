/** What the file says of itself: its attachments, its metadata told twice in the same words, its identifier, no action. */
import { createHash } from 'node:crypto';
import type { Attachment, Identity } from './attached.ts';
import type { Finding } from './lint.ts';
import { readMaking, type Making } from './making.ts';
import type { Reading } from './reading.ts';

export function lintIdentity(reading: Reading): readonly Finding[] {
  const { identity, attachments, actions } = reading;
  const made = readMaking(reading);
  const out: Finding[] = attachments.flatMap((one) => attachment(one, identity, made));
  out.push(...metadata(identity));
  if (identity.id === null || identity.id.some((half) => half.length !== 32))
    out.push({ code: 'pdf-sans-identifiant', message: 'Ce PDF n’a pas d’identifiant de seize octets' });
  if (identity.lang === null || identity.lang === '')
    out.push({ code: 'pdf-sans-langue', message: 'Ce PDF ne dit pas sa langue' });
  if (actions.length > 0)
    out.push({ code: 'pdf-action', message: `Ce PDF contient une action : ${actions.join(', ')}` });
  return out;
}

/**
 * ISO 19005-3, 6.8; a checksum that is one (ISO 32000-1, table 46); the day of the document, since a date of its own is
 * that of a disk or a clock; and the hash that the metadata tell of the record.
 */
function attachment(one: Attachment, { info }: Identity, made: Making | null): readonly Finding[] {
  const md5 = createHash('md5').update(one.bytes).digest();
  const isRecord = made !== null && one.relationship === 'Source';
  const dates = [one.created, one.modified].filter((date) => date !== null);
  const day = instant(info.get('ModDate') ?? '');
  const wrong = [
    one.checksum === null || Buffer.compare(one.checksum, md5) !== 0
      ? 'sa somme de contrôle est fausse'
      : null,
    one.modified === null ? 'sa date manque' : null,
    dates.some((date) => instant(date) !== day) ? 'sa date n’est pas celle du document' : null,
    isRecord && made.source !== createHash('sha256').update(one.bytes).digest('hex')
      ? 'son empreinte n’est pas celle que disent les métadonnées'
      : null,
    one.description === null || one.description === '' ? 'sa description manque' : null,
    one.relationship === null ? 'son rapport à l’acte n’est pas dit' : null,
    one.type === null ? 'son type n’est pas dit' : null,
    one.associated ? null : 'le document ne la revendique pas',
  ].filter((text) => text !== null);
  if (wrong.length === 0) return [];
  return [{ code: 'pdf-piece-jointe', message: `Pièce jointe « ${one.name} » : ${wrong.join(', ')}` }];
}

/** Entry of the information dictionary → property of the XMP packet (ISO 19005-1, table 1). */
const TWICE: readonly (readonly [string, string])[] = [
  ['Title', 'dc:title'],
  ['Author', 'dc:creator'],
  ['Subject', 'dc:description'],
  ['Keywords', 'pdf:Keywords'],
  ['Creator', 'xmp:CreatorTool'],
  ['Producer', 'pdf:Producer'],
  ['CreationDate', 'xmp:CreateDate'],
  ['ModDate', 'xmp:ModifyDate'],
];

function metadata({ info, xmp }: Identity): readonly Finding[] {
  if (xmp === null)
    return [{ code: 'pdf-metadonnees-discordantes', message: 'Ce PDF n’a pas de métadonnées' }];
  const out: Finding[] = [];
  for (const [entry, property] of TWICE) {
    const told = info.get(entry);
    const again = propertyOf(xmp, property);
    if (told === undefined && again === null) continue;
    const dated = entry.endsWith('Date');
    const same =
      again !== null &&
      told !== undefined &&
      (dated ? instant(again) !== null && instant(again) === instant(told) : again === told);
    if (!same)
      out.push({
        code: 'pdf-metadonnees-discordantes',
        message: `${entry} (${shown(told ?? null)}) et ${property} (${shown(again)}) diffèrent`,
      });
  }
  return out;
}

function shown(value: string | null): string {
  return value === null ? 'absent' : `« ${value} »`;
}

/** The value of a property, its only item when it is an array: enough for packets as we write them. */
function propertyOf(xmp: string, property: string): string | null {
  const body = new RegExp(`<${property}(?:\\s[^>]*)?>([\\s\\S]*?)</${property}>`).exec(xmp)?.[1];
  if (body === undefined) return null;
  const item = /<rdf:li(?:\s[^>]*)?>([\s\S]*?)<\/rdf:li>/.exec(body)?.[1] ?? body;
  return unescaped(item);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** `D:20240912000000Z` and `2024-09-12T00:00:00Z` are the same instant; a part left out is its first value. */
function instant(text: string): string | null {
  const plain = text.replace(/^D:/, '').replaceAll(/[-:T']/g, '');
  const [, digits, zone] = /^(\d{4,14})(Z|[+]?0{4}|)$/.exec(plain) ?? [];
  if (digits === undefined) return null;
  return `${digits}${'00000101000000'.slice(digits.length)}${zone === '' ? '' : 'Z'}`;
}
