import { Component, type ReactNode } from 'react';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './error-boundary.module.css';
import { hrefTo, meetingsPath } from './routes.ts';

type Props = {
  /** Another screen starts without the fault of the last one. */
  readonly resetKey: string;
  readonly children: ReactNode;
};

type State = { readonly failedAt: string | null };

/** Catches what a screen throws while it is drawn, so that the frame stays usable. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failedAt: null };

  static getDerivedStateFromError(): Partial<State> {
    return { failedAt: '' };
  }

  override componentDidCatch(): void {
    this.setState({ failedAt: this.props.resetKey });
  }

  override componentDidUpdate(previous: Props): void {
    if (this.state.failedAt !== null && previous.resetKey !== this.props.resetKey) {
      this.setState({ failedAt: null });
    }
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children;
    return (
      <div className={styles.place}>
        <Notice
          tone="over"
          role="alert"
          title="This screen stopped because of a fault in Secretariat."
          actions={
            <>
              <Button variant="primary" onPress={() => this.setState({ failedAt: null })}>
                Show the screen again
              </Button>
              <ButtonLink href={hrefTo(meetingsPath)}>Go to all meetings</ButtonLink>
            </>
          }
        >
          <p>
            Everything that was saved before is safe. If the top of the window says that something is not
            saved, leave it open: saving goes on.
          </p>
          <p>Show the screen again. If it stops again, reload the window.</p>
        </Notice>
      </div>
    );
  }
}
