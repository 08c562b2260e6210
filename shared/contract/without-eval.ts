import { config } from 'zod';

// zod makes faster code of a schema by `new Function`, which no page's policy allows here. Trying it costs a page 30 ms
// at its start, for an error whose place in the whole script V8 looks up; what crosses is small enough without.
config({ jitless: true });
