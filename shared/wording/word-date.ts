/** Dates as every screen and the command line write them: "18 April 2026". */
export { formatDate as wordDate } from '../domain/calendar-date.ts';
