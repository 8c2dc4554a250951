/** What the law wants done, and by when. */
export function Echeances({ jour }: { jour: string }) {
  return (
    <section aria-labelledby="t-ech">
      <div class="titre-section">
        <h2 id="t-ech">Échéances légales</h2>
      </div>
      <p class="doux">{jour === '' ? '' : 'Aucune échéance.'}</p>
    </section>
  );
}
