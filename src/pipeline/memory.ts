/** What séances are to those after them, for who works through many without loading the road. */
export { openMemory } from '../rules/passe.ts';
