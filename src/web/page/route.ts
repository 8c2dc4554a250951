/** Where one is in the desk: the part of the address after `#`. */
import { useEffect, useState } from 'preact/hooks';

export type Lieu =
  | { readonly ecran: 'accueil'; readonly q: string }
  | { readonly ecran: 'papiers' }
  | { readonly ecran: 'seance'; readonly id: string; readonly point: string }
  | { readonly ecran: 'controles'; readonly id: string }
  | { readonly ecran: 'cloture'; readonly id: string }
  | { readonly ecran: 'lot'; readonly id: string }
  | { readonly ecran: 'deliberation'; readonly id: string; readonly fichier: string; readonly ligne: number };

function lieuDe(hash: string): Lieu {
  const [ecran = '', id = '', reste = '', ligne = ''] = hash
    .replace(/^#\/?/u, '')
    .split('/')
    .map(decodeURIComponent);
  switch (ecran) {
    case 'papiers':
      return { ecran };
    case 'seance':
      return { ecran, id, point: reste };
    case 'controles':
    case 'cloture':
    case 'lot':
      return { ecran, id };
    case 'deliberation':
      return { ecran, id, fichier: reste, ligne: Number(ligne) || 0 };
    case 'chercher':
      return { ecran: 'accueil', q: id };
    default:
      return { ecran: 'accueil', q: '' };
  }
}

export function vers(...parts: readonly (string | number)[]): string {
  return `#/${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}

export function aller(...parts: readonly (string | number)[]): void {
  location.hash = vers(...parts).slice(1);
}

/** To what the field `q` of a form asks for. */
export function chercher(form: HTMLFormElement): void {
  const q = new FormData(form).get('q');
  if (typeof q === 'string') aller('chercher', q);
}

export function useLieu(): Lieu {
  const [lieu, setLieu] = useState(() => lieuDe(location.hash));
  useEffect(() => {
    const moved = (): void => setLieu(lieuDe(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return lieu;
}
