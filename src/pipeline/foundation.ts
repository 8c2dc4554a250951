/** What begins a project or a séance. Apart from the road: it brings a reader of tables that no other verb pays for. */
export { TYPES, type TypeAssemblee } from '../records/assemblee.ts';
export { readElus, type Elu, type Elus } from '../records/elus.ts';
export {
  bodyText,
  pointFiles,
  refusalOf,
  sittingText,
  slugOfBody,
  type Fondation,
} from '../records/fondation.ts';
