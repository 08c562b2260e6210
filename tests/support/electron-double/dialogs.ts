import { note, onOrder, type DialogAnswer } from './remote-control.ts';

const answers: DialogAnswer[] = [];
onOrder((order) => {
  if (order.order === 'answer') answers.push(...order.answers);
});

// A dialog that no test expected is put down as such, and the person cancels it.
function nextAnswer<Kind extends DialogAnswer['dialog']>(
  kind: Kind,
  facts: object,
): Extract<DialogAnswer, { dialog: Kind }> | null {
  const answer = answers[0]?.dialog === kind ? answers.shift() : undefined;
  note('dialog', { dialog: kind, isExpected: answer !== undefined, ...facts });
  return (answer as Extract<DialogAnswer, { dialog: Kind }> | undefined) ?? null;
}

interface MessageBox {
  readonly message: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly cancelId?: number;
}

export const dialog = {
  showErrorBox(title: string, content: string): void {
    note('error-box', { title, content });
  },

  showMessageBoxSync(_window: unknown, options: MessageBox): number {
    const answer = nextAnswer('message', { ...options });
    const button = options.buttons?.indexOf(answer?.button ?? '') ?? -1;
    if (answer !== null && button < 0) note('no-such-button', { button: answer.button });
    return button < 0 ? (options.cancelId ?? 0) : button;
  },

  /** With the window that it belongs to first, or without one. */
  showMessageBox(...facts: readonly [MessageBox] | readonly [window: unknown, options: MessageBox]) {
    const options = facts.length === 1 ? facts[0] : facts[1];
    return Promise.resolve({ response: this.showMessageBoxSync(null, options), checkboxChecked: false });
  },

  showSaveDialog(_window: unknown, options: object): Promise<{ canceled: boolean; filePath: string }> {
    const filePath = nextAnswer('save', { ...options })?.filePath ?? null;
    return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  },

  showOpenDialog(
    _window: unknown,
    options: object,
  ): Promise<{ canceled: boolean; filePaths: readonly string[] }> {
    const filePath = nextAnswer('open', { ...options })?.filePath ?? null;
    return Promise.resolve({ canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] });
  },
};
