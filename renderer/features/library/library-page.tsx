import { useBreadcrumb } from '../../app/breadcrumb.ts';
import { useCommands } from '../../app/commands.ts';
import { NotHere } from '../../app/not-here.tsx';
import { goTo, hrefTo, libraryPath } from '../../app/routes.ts';
import { AbbreviationsPart } from './abbreviations-part.tsx';
import { BodiesPart } from './bodies-part.tsx';
import styles from './library.module.css';
import { FiguresPart } from './figures-part.tsx';
import { HouseStylesPart } from './house-styles-part.tsx';
import { OrganisationsPart } from './organisations-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { PlansPart } from './plans-part.tsx';
import { ShortcutsPart } from './shortcuts-part.tsx';
import { WordingsPart } from './wordings-part.tsx';

const parts = {
  bodies: { name: 'Bodies', content: BodiesPart },
  people: { name: 'People', content: PeoplePart },
  organisations: { name: 'Organisations', content: OrganisationsPart },
  plans: { name: 'Plans', content: PlansPart },
  wording: { name: 'Standard wording', content: WordingsPart },
  figures: { name: 'Figures', content: FiguresPart },
  abbreviations: { name: 'Abbreviations', content: AbbreviationsPart },
  'house-styles': { name: 'House styles', content: HouseStylesPart },
  shortcuts: { name: 'Typing shortcuts', content: ShortcutsPart },
} as const;

type PartId = keyof typeof parts;

const partIds = Object.keys(parts) as readonly PartId[];

/** What meetings are made of: bodies, people, organisations, plans, and what papers say alike. */
export function LibraryPage({ part }: { readonly part: string }) {
  const id = partIds.find((each) => each === part);
  return id === undefined ? <NotHere /> : <Part id={id} />;
}

function Part({ id }: { readonly id: PartId }) {
  useBreadcrumb([{ label: 'Library', path: libraryPath }, { label: parts[id].name }]);
  useCommands(
    'library',
    partIds.map((each) => ({
      id: `library.${each}`,
      label: `Go to ${parts[each].name.toLowerCase()}`,
      group: 'Library',
      isEnabled: each !== id,
      run: () => goTo(`${libraryPath}/${each}`),
    })),
  );
  const Content = parts[id].content;
  return (
    <div className={styles.page}>
      <h1>Library</h1>
      <nav aria-label="Library" className={styles.tabs}>
        {partIds.map((each) => (
          <a
            key={each}
            href={hrefTo(`${libraryPath}/${each}`)}
            {...(each === id ? { 'aria-current': 'page' as const } : {})}
          >
            {parts[each].name}
          </a>
        ))}
      </nav>
      <Content key={id} />
    </div>
  );
}
