import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { wordsToSpell } from '../../../shared/domain/spelling-words.ts';
import { client, operations } from '../../platform/client.ts';
import { showToast } from '../../ui/toast.tsx';
import { spellChecker } from './spell-checker.ts';
import { useSpellingOn } from './spelling-setting.ts';
import { createWritingAids, type WritingAids } from './writing-aids.ts';
import { later } from '../../ui/later.tsx';

const words = later(() => import('../../../shared/wording/word-error.ts'));

/** The writing aids of a document of a body. They stay the same while its screen is shown. */
export function useWritingAids(bodyId: string): WritingAids {
  const isSpellingOn = useSpellingOn();
  const { data: words } = useQuery(operations.spelling.words.queryOptions());
  const { data: people } = useQuery(operations.people.list.queryOptions());
  const { data: organisations } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: bodies } = useQuery(operations.bodies.list.queryOptions());
  const { data: abbreviations } = useQuery(operations.abbreviations.list.queryOptions());
  const { data: shortcuts } = useQuery(operations.typingShortcuts.list.queryOptions());
  const [aids] = useState(() => createWritingAids(spellChecker, learn));
  useEffect(() => {
    // Until all are there, names would be marked for a moment.
    if (!words || !people || !organisations || !bodies || !abbreviations) return;
    const names = [
      ...people.flatMap(({ name, post, shortForm }) => [name, post, shortForm]),
      ...organisations.flatMap(({ name, shortName }) => [name, shortName]),
      ...bodies.map(({ name }) => name),
      ...abbreviations.flatMap(({ short, meaning }) => [short, meaning]),
    ];
    const known = names.flatMap((name) => (name === null ? [] : wordsToSpell(name)));
    spellChecker.know([...new Set([...words.ofTheField, ...words.own, ...known])]);
    const ofBody = abbreviations.filter((each) => each.bodyId === bodyId);
    aids.change({
      isSpellingOn,
      meanings: new Map(ofBody.map(({ short, meaning }) => [short, meaning])),
      shortcuts: shortcuts ?? [],
    });
  }, [aids, bodyId, words, people, organisations, bodies, abbreviations, shortcuts, isSpellingOn]);
  return aids;
}

function learn(word: string): void {
  client.spelling
    .addWords({ words: [word] })
    .then(
      () => showToast({ message: `“${word}” is one of your words now.`, action: forgetting(word) }),
      sayNotDone,
    );
}

function forgetting(word: string): { readonly label: string; readonly onAction: () => void } {
  return { label: 'Undo', onAction: () => void client.spelling.removeWord({ word }).catch(sayNotDone) };
}

function sayNotDone(error: unknown): void {
  words.onHere(() => {
    const { whatHappened = '', whatNow = '' } = words.now()?.wordError(error) ?? {};
    showToast({ tone: 'problem', message: `${whatHappened} ${whatNow}` });
  });
}
