export { AgendaPage } from './agenda-page.tsx';
