import { EventEmitter } from 'node:events';
import { note, onOrder } from './remote-control.ts';
import { preventable } from './web-contents.ts';

type ThemeSource = 'system' | 'light' | 'dark';

// The system itself is light. What `themeSource` does to `prefers-color-scheme` of pages is Electron's and not shown here.
class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system';

  get themeSource(): ThemeSource {
    return this.#source;
  }

  set themeSource(source: ThemeSource) {
    this.#source = source;
    note('theme-source', { source });
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();
export const powerMonitor = new EventEmitter();

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }

  readonly #facts: Readonly<Record<string, unknown>>;

  constructor(facts: Readonly<Record<string, unknown>>) {
    super();
    this.#facts = facts;
  }

  show(): void {
    note('notification', { ...this.#facts });
    onOrder((order) => {
      if (order.order === 'click-notification') this.emit('click', {});
    });
    this.emit('show', {});
  }
}

onOrder((order) => {
  if (order.order !== 'system-event') return;
  const event = preventable({});
  powerMonitor.emit(order.event, event);
  note('system-event', { event: order.event, isPrevented: event.defaultPrevented });
});
