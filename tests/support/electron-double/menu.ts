import { note, onOrder } from './remote-control.ts';

interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

let menu: readonly MenuItem[] = [];

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu(template: readonly MenuItem[]): void {
    menu = template;
    note('menu', { items: JSON.parse(JSON.stringify(template, describeFunctions)) as unknown });
  },
};

function describeFunctions(_key: string, value: unknown): unknown {
  return typeof value === 'function' ? 'click' : value;
}

onOrder((order) => {
  if (order.order !== 'pick-menu-item') return;
  const item = itemsIn(menu).find(({ label }) => label?.replace(/&(?!&)/, '') === order.label);
  // Nobody can pick what is greyed out.
  if (item?.enabled === false || item?.click === undefined)
    note('menu-item-not-picked', { label: order.label });
  else item.click();
});

function itemsIn(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.flatMap((item) => [item, ...itemsIn(item.submenu ?? [])]);
}
