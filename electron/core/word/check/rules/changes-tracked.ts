import { finding, type FileRule } from '../finished-file.ts';

/** A file that goes out has no tracked changes: some readers read out both versions. */
export const changesTracked: FileRule = ({ trackedChanges }) => {
  const [first] = trackedChanges;
  return first ? [finding('changes-tracked', first)] : [];
};
