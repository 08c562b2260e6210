import { fileURLToPath } from 'node:url';

export const resourcesFolder = fileURLToPath(new URL('../../resources', import.meta.url));
