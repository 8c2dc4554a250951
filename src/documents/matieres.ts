/** First level of the national classification of acts (ACTES), under which the register's table by object groups them. */

const TITRES: Readonly<Record<string, string>> = {
  '1': '1. Commande publique',
  '2': '2. Urbanisme',
  '3': '3. Domaine et patrimoine',
  '4': '4. Fonction publique',
  '5': '5. Institutions et vie politique',
  '6': '6. Libertés publiques et pouvoirs de police',
  '7': '7. Finances locales',
  '8': '8. Domaines de compétences par thèmes',
  '9': '9. Autres domaines de compétences',
};

/** « 7. Finances locales » of `7.5.2`; `null` where the code is none of the table. */
export function titreDeMatiere(code: string): string | null {
  return TITRES[code.split('.')[0] ?? ''] ?? null;
}
