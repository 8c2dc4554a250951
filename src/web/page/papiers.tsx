/** « Quel papier est lequel ? », the question of every new clerk, one key away. */
import { useEffect } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Pied } from './cadre.tsx';

const PAPIERS = [
  ['relie', 'Délibération', 'Le texte au registre'],
  ['envoi', 'Extrait', 'La copie qu’on envoie'],
  ['affiche', 'Liste', 'Ce qui a été examiné'],
  ['epais', 'Procès-verbal', 'Ce qui s’est dit'],
] as const;

const loi = (text: string) => <span class="nature">loi, art. {text}</span>;

const LIGNES: readonly (readonly [string, readonly ComponentChildren[]])[] = [
  [
    'Contient',
    [
      'Exposé, décision, vote d’un point',
      'Le même texte, sous l’en-tête de présence',
      <>
        Date et objet de chaque point, approuvé <strong>ou rejeté</strong>
      </>,
      'Présents et représentés, quorum, ordre du jour, votes et noms des scrutins publics, teneur des débats',
    ],
  ],
  [
    'Signé par',
    [
      <>
        <strong>Président et secrétaires</strong>
        {loi('L. 2121-23')}
      </>,
      <>
        Président, « pour extrait conforme »<span class="nature">usage</span>
      </>,
      'Personne',
      <>
        <strong>Président et secrétaires</strong>
        {loi('L. 2121-15')}
      </>,
    ],
  ],
  [
    'Va à',
    [
      'Le registre',
      'La préfecture ; qui le demande',
      'La porte et le site',
      'Le site ; un exemplaire papier au public',
    ],
  ],
  [
    'Délai',
    [
      'À la date de la séance',
      <>Aucun fixé ; l’acte n’est exécutoire qu’une fois transmis et publié{loi('L. 2131-1')}</>,
      <>
        <strong>Une semaine</strong> après la séance{loi('L. 2121-25')}
      </>,
      <>
        <strong>Une semaine</strong> après son adoption{loi('L. 2121-15')}
      </>,
    ],
  ],
  [
    'Relié',
    [
      <>
        <strong>Oui</strong>, feuillets numérotés
      </>,
      <strong>Non</strong>,
      'Non',
      <>
        Selon le département<span class="nature">réglage de l’assemblée</span>
      </>,
    ],
  ],
  ['Gardé', ['Toujours', 'Éliminable ; demander aux archives départementales', '–', 'Toujours']],
];

const QUESTIONS = [
  [
    'Faut-il relier les extraits ?',
    'Non. Le registre ne reçoit que les délibérations. Extraits, accusés de réception et annexes se classent à part.',
  ],
  [
    'L’extrait peut-il différer du registre ?',
    'La présentation, oui. Le texte décidé, non : Greffe compare les deux à chaque composition et refuse un écart.',
  ],
  [
    'Un point rejeté figure-t-il quelque part ?',
    'Oui, dans la liste et au procès-verbal. Il n’est pas au registre des délibérations prises.',
  ],
] as const;

export function Papiers() {
  useEffect(() => {
    document.title = 'Quel papier est lequel ? – Greffe';
  }, []);
  return (
    <>
      <main id="contenu" class="cadre" tabIndex={-1}>
        <div class="titre-section">
          <div>
            <h1>Quel papier est lequel ?</h1>
            <p class="doux">Une séance, quatre papiers. Un seul texte décidé, le même partout.</p>
          </div>
          <button class="bouton" type="button" onClick={() => print()}>
            Imprimer ce tableau
          </button>
        </div>
        <div class="papiers" tabIndex={0} role="region" aria-label="Tableau des quatre papiers">
          <table>
            <caption class="vh">
              Les quatre papiers d’une séance : contenu, signature, destination, conservation
            </caption>
            <thead>
              <tr>
                <td />
                {PAPIERS.map(([shape, name, what]) => (
                  <th scope="col" key={name}>
                    <i class={`feuille ${shape}`} aria-hidden="true" />
                    {name}
                    <span>{what}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {LIGNES.map(([name, cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, i) => (
                    <td key={i}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <h2 class="vh">Questions qui reviennent</h2>
        <dl class="questions">
          {QUESTIONS.map(([question, answer]) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      </main>
      <Pied touches={[['Échap', 'revenir']]} fin="Textes : code général des collectivités territoriales" />
    </>
  );
}
