import { useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './licences-dialog.module.css';

type PackageLicence = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

/** What Secretariat is built on, each with its licence and the text of it. The build writes the list beside the page. */
export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const { data, isError, refetch } = useQuery({
    queryKey: ['licences'],
    queryFn: readLicences,
    retry: false,
  });
  return (
    <Dialog title="Licences" isOpen onClose={onClose} size="large">
      {isError ? (
        <Notice tone="over" role="alert" actions={<Button onPress={() => void refetch()}>Try again</Button>}>
          The list of licences could not be read. Nothing of yours is affected.
        </Notice>
      ) : null}
      {data === undefined ? (
        isError ? null : (
          <Loading label="Reading the licences" />
        )
      ) : (
        <>
          <p className={styles.about}>
            Secretariat is under the MIT licence. It is built on {data.length} other packages, with thanks to
            those who write them.
          </p>
          <ul className={styles.list}>
            {data.map(({ name, version, licence, text }) => (
              <li key={`${name} ${version}`}>
                <details>
                  <summary>
                    {name} {version} <span className={styles.licence}>{licence}</span>
                  </summary>
                  <pre className={styles.text}>
                    {text === '' ? 'It comes without a text of its own.' : text}
                  </pre>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

async function readLicences(): Promise<readonly PackageLicence[]> {
  const response = await fetch('/licences.json');
  if (!response.ok) throw new Error(`licences.json: ${response.status}`);
  return (await response.json()) as readonly PackageLicence[];
}
